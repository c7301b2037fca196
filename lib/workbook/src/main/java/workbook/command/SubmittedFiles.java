package workbook.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that one learner submitted, and why others are missing. Immutable.
 *
 * @param files the content by the name of the file, relative to the folder of all chapters
 * @param missing for each of the other files, why it is missing
 * @param error why nothing can be graded, because it is ambiguous what was submitted; "" if it is not
 * @param note a note for the instructor; "" if there is none
 */
record SubmittedFiles(Map<String, byte[]> files, Map<String, String> missing, String error, String note) {
    /** The maximum size of a file, in bytes. */
    static final int MAX_SIZE = 1 << 20;

    /** Returns a result that cannot be graded. */
    static SubmittedFiles broken(String error) {
        return new SubmittedFiles(Map.of(), Map.of(), error, "");
    }

    static SubmittedFiles nothing(List<String> wanted, String why) {
        return new SubmittedFiles(
                Map.of(), wanted.stream().collect(Collectors.toMap(file -> file, file -> why)), "", "");
    }

    /** Reads a learner's folder. Never throws because of its content. */
    static SubmittedFiles in(Path folder, List<String> wanted) {
        SubmittedFileSearch search = new SubmittedFileSearch(folder, wanted);
        List<SubmittedFileSearch.Root> roots = search.roots();
        if (roots.isEmpty()) {
            return nothing(wanted, missing(search));
        }
        if (SubmittedFileSearch.isTooDeep(roots.get(0))) {
            return broken("the files are too deep in the folder, in "
                    + search.shown(roots.get(0).folder()) + ": name that folder");
        }
        SubmittedFiles first = in(roots.get(0), search, wanted);
        for (SubmittedFileSearch.Root other : roots.subList(1, roots.size())) {
            if (!first.error.isEmpty() || !in(other, search, wanted).hash().equals(first.hash())) {
                return broken("two folders with files, "
                        + search.shown(roots.get(0).folder()) + " and "
                        + search.shown(other.folder())
                        + ": name the one to grade, or both if they belong to two learners");
            }
        }
        String place = search.shown(roots.get(0).folder());
        return place.equals(".") ? first : first.noted("taken from " + place);
    }

    private static SubmittedFiles in(SubmittedFileSearch.Root root, SubmittedFileSearch search, List<String> wanted) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> missing = new TreeMap<>();
        String note = "";
        for (String file : wanted) {
            String why = missing(search);
            for (Path place : root.found().getOrDefault(file, List.of())) {
                byte[] content;
                try {
                    content = read(place);
                } catch (IOException e) {
                    why = search.shown(place) + " " + e.getMessage();
                    continue;
                }
                byte[] known = files.putIfAbsent(file, content);
                if (known != null && !Arrays.equals(known, content)) {
                    Path taken = requireNonNull(root.found().get(file)).get(0);
                    if (!around(place).equals(around(taken))) {
                        return broken(search.shown(taken) + " and " + search.shown(place)
                                + " exist and differ: delete the one that does not count");
                    }
                    note += (note.isEmpty() ? "" : "; ") + search.shown(place) + " was left out";
                }
            }
            if (!files.containsKey(file)) {
                missing.put(file, why);
            }
        }
        return new SubmittedFiles(files, missing, "", note);
    }

    /** Copies of a chapter's folder are in the same folder. */
    private static Path around(Path file) {
        Path chapter = requireNonNull(file.toAbsolutePath().getParent());
        return chapter.getParent() == null ? chapter : chapter.getParent();
    }

    private static String missing(SubmittedFileSearch search) {
        return "the file was not submitted"
                + search.trouble().stream().limit(2).map(one -> "; " + one).collect(Collectors.joining());
    }

    /** Reads only regular files: a pipe would block, and a device is endless. */
    private static byte[] read(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (is.isSymbolicLink()) {
            throw new IOException("is a link to " + SubmissionFinder.target(file) + ", and links are not followed");
        }
        if (!is.isRegularFile()) {
            throw new IOException(is.isDirectory() ? "is a folder, and not a file" : "is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(MAX_SIZE + 1);
            if (content.length > MAX_SIZE) {
                throw new IOException("is larger than 1 MB (" + is.size() + " bytes)");
            }
            return content;
        } catch (AccessDeniedException e) {
            throw new IOException("cannot be read: access denied", e);
        }
    }

    private SubmittedFiles noted(String more) {
        return new SubmittedFiles(files, missing, error, note.isEmpty() ? more : more + "; " + note);
    }

    /** Returns a hash of each file, independent of the line endings. */
    Map<String, String> prints() {
        Map<String, String> prints = new TreeMap<>();
        files.forEach((file, content) -> {
            Digest digest = new Digest();
            digest.add(new String(content, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
            prints.put(file, digest.text());
        });
        return prints;
    }

    /** Returns a hash of everything on which the grades depend. */
    String hash() {
        Digest digest = new Digest();
        files.forEach((file, content) -> {
            digest.add(file);
            digest.add(HexFormat.of().formatHex(content));
        });
        new TreeMap<>(missing).forEach((file, why) -> {
            digest.add(file);
            digest.add(why);
        });
        digest.add(error);
        return digest.text();
    }
}
