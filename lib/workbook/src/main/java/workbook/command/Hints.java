package workbook.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folded hints of a chapter's README. The title of each names its tasks: {@code Hint 2 for 3.1, 3.2: the place to look}. A hint
 * for a misconception quotes the failure message instead of a number: {@code Hint for 3.4 if the message says "...": what to do}.
 */
record Hints(List<Hint> all) {
    private static final Pattern FOLDED =
            Pattern.compile("(?s)<details>\\s*<summary>((?:Hint|提示).*?)</summary>(.*?)</details>");
    private static final Pattern TASK = Pattern.compile("\\d+\\.\\d+");
    private static final String TASKS = "\\d+\\.\\d+(?:(?:, |、)\\d+\\.\\d+)*";
    private static final Pattern TITLE = Pattern.compile("Hint(?: (\\d))? for (" + TASKS
            + ")(?: if the message says \"(.+)\")?: .+" + "|提示(?: (\\d))?（(" + TASKS + ")(?:，消息里有 \"(.+)\" 时)?）：.+");

    /**
     * A hint.
     *
     * @param level 1 for the idea, 2 for the place to look, 3 for the shape of the code; 0 for a misconception
     * @param tasks the tasks that it is for
     * @param says words of the failure message; "" if the level is not 0
     * @param title the title without tags
     */
    record Hint(int level, List<String> tasks, String says, String title, String text) {}

    /** Reads the hints. Throws an {@code IllegalArgumentException} for a title of another form. */
    static Hints of(String readme) {
        return new Hints(FOLDED.matcher(readme.replace("\r\n", "\n"))
                .results()
                .map(Hints::hint)
                .toList());
    }

    private static Hint hint(MatchResult folded) {
        String title = folded.group(1).strip();
        Matcher match = TITLE.matcher(title);
        if (!match.matches() || (group(match, 1).isEmpty() == group(match, 3).isEmpty())) {
            throw new IllegalArgumentException(
                    "expected a hint's title such as \"Hint 1 for 3.1, 3.2: where to begin\" or"
                            + " \"Hint for 3.4 if the message says \"...\": what to do\", found: " + title);
        }
        String level = group(match, 1);
        return new Hint(
                level.isEmpty() ? 0 : Integer.parseInt(level),
                TASK.matcher(group(match, 2)).results().map(MatchResult::group).toList(),
                group(match, 3),
                title,
                folded.group(2).strip());
    }

    /** Returns a group of the English form, or else that of the Chinese form. */
    private static String group(Matcher match, int number) {
        String english = match.group(number);
        String chinese = match.group(number + 3);
        return english != null ? english : chinese != null ? chinese : "";
    }

    /** Returns the hints of the whole chapter, without those for misconceptions. */
    List<Hint> inTurn() {
        return all.stream().filter(hint -> hint.level() > 0).toList();
    }

    /** Returns the hints for a task, in rising order; without those for misconceptions. */
    List<Hint> forTask(String task) {
        return inTurn().stream()
                .filter(hint -> hint.tasks().contains(task))
                .sorted(Comparator.comparing(Hint::level))
                .toList();
    }

    /** Returns the hint for the misconception that a failure message of this task names. Line breaks are ignored. */
    Optional<Hint> forMessage(String task, String message) {
        String plain = plain(message);
        return all.stream()
                .filter(hint -> hint.level() == 0 && hint.tasks().contains(task) && plain.contains(plain(hint.says())))
                .findFirst();
    }

    static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
