package workbook.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment at the start of a mutant: what is wrong with it, which test kills it, with which words, and where this bug really
 * occurred. Immutable.
 *
 * @param description what this answer does wrong, in one sentence; the name of the class if the file does not say it
 * @param killedBy a test's title, its task's number, or its method's name
 * @param says words that the failure message must contain
 * @param story a link to a report of the bug
 */
public record MutantHeader(String description, String killedBy, List<String> says, String story) {
    private static final Pattern LINE = Pattern.compile("//\\s*(killed-by|says|story):\\s*(\\S.*)");

    /**
     * Reads the header of a mutant.
     *
     * @throws IllegalArgumentException if a line is missing
     * @throws IOException if the file cannot be read
     */
    public static MutantHeader of(Path file) throws IOException {
        StringBuilder description = new StringBuilder();
        String killedBy = "";
        List<String> says = new ArrayList<>();
        String story = "";
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("//") && !line.isBlank()) {
                break;
            }
            Matcher match = LINE.matcher(line.strip());
            if (match.matches()) {
                switch (match.group(1)) {
                    case "killed-by" -> killedBy = match.group(2);
                    case "says" -> says.add(plain(match.group(2)));
                    default -> story = match.group(2);
                }
            } else {
                description.append(line.replaceFirst("^//", "")).append(' ');
            }
        }
        if (killedBy.isEmpty() || says.isEmpty() || !story.startsWith("https://")) {
            throw new IllegalArgumentException("expected its first lines to be comments: \"// killed-by: 1.3\", "
                    + "\"// says: words of the failure\", \"// story: https://...\"");
        }
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        String text = plain(description.toString());
        return new MutantHeader(text.isEmpty() ? name : text, killedBy, List.copyOf(says), story);
    }

    boolean names(TaskResult result) {
        return killedBy.equals(result.title()) || killedBy.equals(result.task()) || killedBy.equals(result.method());
    }

    /** Returns whether the message has all the words. Line breaks and repeated spaces are ignored. */
    boolean isSaidBy(TaskResult result) {
        return isSaidIn(plain(result.message()));
    }

    /** @param message as {@link #plain} returns it */
    boolean isSaidIn(String message) {
        return says.stream().allMatch(message::contains);
    }

    /** Returns the text on one line, without repeated spaces. */
    static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
