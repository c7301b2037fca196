package workbook.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import workbook.cli.Printable;
import workbook.cli.UserError;

/**
 * The expected learners: one per line, with an ID and optionally a name after a comma, a semicolon or a tab. Immutable.
 *
 * <p>An ID is the name of the learner's folder. Case and the encoding of accents are ignored.
 */
final class Roster {
    static final Roster NONE = new Roster(Map.of());

    static final String NOT_ON_IT = "not on the roster";

    private static final int MAX_SIZE = 10 << 20;

    /** By the normalized ID. */
    private final Map<String, Entry> entries;

    /**
     * A learner.
     *
     * @param name "" if there is none
     */
    record Entry(String id, String name) {}

    private Roster(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Reads a roster. Throws a {@link UserError} if the file cannot be read, is empty, or has an ID twice. */
    static Roster read(Path file) {
        String text;
        try {
            if (Files.size(file) > MAX_SIZE) {
                throw new UserError(
                        "The roster " + file + " is larger than 10 MB. Expected one line for each learner: id,name.");
            }
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UserError("The roster " + file + " is not UTF-8. Save it as \"CSV UTF-8\".", e);
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the roster " + file + ": " + e + ". Expected one line for each learner: id,name.", e);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (List<String> row : rows(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            String id = row.get(0).strip();
            String name = row.size() > 1 ? row.get(1).strip() : "";
            boolean head = entries.isEmpty() && id.matches("(?i)\"?(id|learner|student|user(name)?|login)\"?");
            if (!id.isEmpty() && !id.startsWith("#") && !head) {
                Entry before = entries.putIfAbsent(SubmissionFinder.plain(id), new Entry(id, name));
                if (before != null) {
                    throw new UserError("The roster " + file + " has the id " + Printable.line(id)
                            + " twice. The ID of each learner must be unique.");
                }
            }
        }
        if (entries.isEmpty()) {
            throw new UserError(
                    "The roster " + file + " has no learners. Expected one line for each learner: id,name.");
        }
        return new Roster(entries);
    }

    boolean has(String folder) {
        return entry(folder) != null;
    }

    boolean hasAnyOf(List<String> folders) {
        return folders.stream().anyMatch(this::has);
    }

    private @Nullable Entry entry(String folder) {
        Entry byId = entries.get(SubmissionFinder.plain(folder));
        if (byId != null) {
            return byId;
        }
        List<Entry> byName = entries.values().stream()
                .filter(one ->
                        !one.name.isEmpty() && SubmissionFinder.plain(one.name).equals(SubmissionFinder.plain(folder)))
                .toList();
        return byName.size() == 1 ? byName.get(0) : null;
    }

    /** Returns a row for each learner on the roster, in its order; then a row for each submission of others. */
    List<Submission> rows(List<Submission> handIns) {
        if (entries.isEmpty()) {
            return handIns;
        }
        Map<Entry, List<Submission>> of = new LinkedHashMap<>();
        entries.values().forEach(entry -> of.put(entry, new ArrayList<>()));
        List<Submission> others = new ArrayList<>();
        for (Submission handIn : handIns) {
            Entry entry = entry(handIn.learner().replaceFirst("(?s).*/", ""));
            if (entry == null) {
                others.add(handIn.noted(NOT_ON_IT));
            } else {
                requireNonNull(of.get(entry)).add(handIn);
            }
        }
        List<Submission> rows = new ArrayList<>();
        of.forEach((entry, own) -> rows.add(row(entry, own)));
        rows.addAll(others);
        return rows;
    }

    private static Submission row(Entry entry, List<Submission> own) {
        if (own.isEmpty()) {
            return new Submission(entry.id, entry.name, null, "", "no submission");
        }
        if (own.size() > 1) {
            return Submission.broken(
                            entry.id,
                            "two folders have this name, "
                                    + own.stream()
                                            .limit(2)
                                            .map(Submission::learner)
                                            .map(Printable::line)
                                            .collect(Collectors.joining(" and "))
                                    + ": name the one to grade")
                    .named(entry.id, entry.name);
        }
        return own.get(0).named(entry.id, entry.name);
    }

    /** Parses RFC 4180, with a comma, a semicolon or a tab between the cells. */
    private static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == ',' || c == ';' || c == '\t') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        row.add(cell.toString());
        rows.add(row);
        return rows;
    }
}
