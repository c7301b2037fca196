package workbook.command;

import java.util.List;
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

    /** Returns {@code 03} for {@code 03-deltafifo}, as users type it. */
    static String number(String chapter) {
        return chapter.replaceFirst("-.*", "");
    }
}
