package workbook.command;

import java.util.List;
import workbook.cli.House;
import workbook.cli.UserError;

/** A chapter as people write it: {@code 03}, {@code 3}, {@code 03-deltafifo}, {@code deltafifo}. */
final class ChapterNames {
    private ChapterNames() {}

    /** The name of its folder; a {@link UserError} with all names if there is none. */
    static String find(House house, String given) {
        String wanted = given.strip().replaceFirst("/+$", "");
        String number = wanted.matches("\\d") ? "0" + wanted : wanted;
        List<String> found = house.chapters().stream()
                .filter(name -> name.equals(wanted) || name.startsWith(number + "-") || name.endsWith("-" + wanted))
                .toList();
        if (found.size() != 1) {
            throw new UserError("There is no chapter '" + given + "'. There are: " + String.join(", ", house.chapters())
                    + ". A number is enough: 01.");
        }
        return found.get(0);
    }

    /** The chapter of a task: {@code 03-deltafifo} of {@code 3.4}. */
    static String ofTask(House house, String task) {
        return find(house, task.replaceFirst("\\..*", ""));
    }

    /** {@code 03} of {@code 03-deltafifo}, as it is typed. */
    static String number(String chapter) {
        return chapter.replaceFirst("-.*", "");
    }
}
