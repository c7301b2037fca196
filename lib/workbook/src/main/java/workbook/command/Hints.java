package workbook.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folded hints of a chapter's README, in order: each reveals a little more. */
record Hints(List<Hint> all) {
    private static final Pattern FOLDED =
            Pattern.compile("(?s)<details>\\s*<summary>\\s*((?:Hint|提示)\\s*\\d.*?)</summary>(.*?)</details>");
    private static final Pattern TASK = Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d{1,2}(?![\\d.]\\d|\\d)");

    /** A hint: its title without tags, and its text. */
    record Hint(String title, String text) {
        /** Returns whether the hint is for a task: for those that its title names, or else its text, or for all if it names none. */
        boolean isFor(String task) {
            List<String> named = tasks(title);
            if (named.isEmpty()) {
                named = tasks(text);
            }
            return named.isEmpty() || named.contains(task);
        }

        private static List<String> tasks(String text) {
            return TASK.matcher(text).results().map(found -> found.group()).toList();
        }
    }

    static Hints of(String readme) {
        Matcher folded = FOLDED.matcher(readme.replace("\r\n", "\n"));
        return new Hints(folded.results()
                .map(found -> new Hint(found.group(1).strip(), found.group(2).strip()))
                .toList());
    }

    /** Returns the hints for a task; all hints if none is for it. */
    List<Hint> forTask(String task) {
        List<Hint> fitting = all.stream().filter(hint -> hint.isFor(task)).toList();
        return fitting.isEmpty() ? all : fitting;
    }
}
