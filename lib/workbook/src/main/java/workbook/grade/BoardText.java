package workbook.grade;

import java.util.List;
import java.util.Optional;

/** Formats the board as plain lines, without colours and symbols, so that a screen reader can read it. */
final class BoardText {
    private BoardText() {}

    /** What to do next: a location and a task. */
    record Next(String place, String task) {}

    static String of(BoardData data) {
        StringBuilder text = new StringBuilder("\nThe board\n");
        for (Grade grade : data.grades()) {
            text.append("  ").append(line(grade)).append('\n');
        }
        for (String file : data.ungraded()) {
            text.append("  error: ").append(file).append(" is not graded by any test\n");
        }
        for (Grade grade : data.grades()) {
            for (TaskResult result : grade.results()) {
                if (result.state() == State.RED) {
                    text.append("\nred: ").append(result.title()).append('\n');
                    text.append(indent(result.message())).append('\n');
                    text.append("  at ").append(data.path(grade, result)).append('\n');
                }
            }
        }
        for (TaskResult red : data.libraryRed()) {
            text.append("\nThe library's own answer fails. This is not caused by your file: ")
                    .append(red.title())
                    .append('\n')
                    .append(indent(red.message()))
                    .append('\n');
        }
        text.append('\n').append(next(data)).append('\n');
        return text.toString();
    }

    private static String line(Grade grade) {
        String line = grade.chapter() + ": " + grade.counts();
        if (grade.results().isEmpty()) {
            return line + ": error, no graded tests were found";
        }
        Optional<TaskResult> open = grade.first(State.RED).or(() -> grade.first(State.NOT_STARTED));
        return line
                + open.map(one -> "; " + (one.task().isEmpty() ? "" : one.task() + " ") + "at " + one.place())
                        .orElse("");
    }

    private static String next(BoardData data) {
        return data.next()
                .map(next -> "next: " + next.place() + "  " + next.task())
                .orElse(data.good() ? "All graded tests are done." : "No next task: see the errors above.");
    }

    private static String indent(String message) {
        List<String> lines =
                message.lines().filter(line -> !line.isBlank()).limit(12).toList();
        return "  " + String.join("\n  ", lines);
    }
}
