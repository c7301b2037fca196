package workbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;

/** Finds a chapter by the names that users type: {@code 03}, {@code 3}, {@code 03-deltafifo}, {@code deltafifo}. */
final class ChapterNames {
    private ChapterNames() {}

    /** Returns the name of its folder. Throws a {@link UserError} with all names if there is none. */
    static String find(WorkbookHome home, String given) {
        String wanted = given.strip().replaceFirst("/+$", "");
        String number = wanted.matches("\\d") ? "0" + wanted : wanted;
        List<String> found = home.chapters().stream()
                .filter(name -> name.equals(wanted) || name.startsWith(number + "-") || name.endsWith("-" + wanted))
                .toList();
        if (found.size() != 1) {
            throw new UserError("There is no chapter '" + given + "'. There are: " + String.join(", ", home.chapters())
                    + ". A number is enough: 01.");
        }
        return found.get(0);
    }

    /** Returns the chapter of a task: {@code 03-deltafifo} for {@code 3.4}. */
    static String ofTask(WorkbookHome home, String task) {
        return find(home, task.replaceFirst("\\..*", ""));
    }

    /** Returns what a chapter is about, in a few words, as the table in the workbook's README says; empty if it is not there. */
    static Optional<String> about(WorkbookHome home, String chapter) {
        Pattern row = Pattern.compile("(?m)^\\| \\[" + Pattern.quote(chapter) + "\\]\\([^)]*\\) \\| ([^|]+) \\|");
        try {
            return row.matcher(Files.readString(home.root().resolve("README.md")))
                    .results()
                    .map(found -> found.group(1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // the name is enough
        }
    }

    /** Returns {@code 03} for {@code 03-deltafifo}, as users type it. */
    static String number(String chapter) {
        return chapter.replaceFirst("-.*", "");
    }
}
