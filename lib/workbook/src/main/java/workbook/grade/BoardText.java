package workbook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats the board as plain lines, without colours and symbols, so that a screen reader can read it. */
final class BoardText {
    /** Of a message on a screen of 24 lines: 16 are for the rest of the board, one for the shell's prompt. */
    private static final int ROWS = 6;

    /** Of a screen of 80 columns, without the indent. */
    private static final int COLUMNS = 77;

    private BoardText() {}

    /** What to do next: a location and a task. */
    record Next(String place, String task) {}

    /** What is most useful comes last, where a terminal of 24 lines shows it: the chapters, the first red test, the next step. */
    static String of(BoardData data) {
        StringBuilder text = new StringBuilder();
        for (TaskResult red : data.libraryRed()) {
            text.append("\nThe library's own answer fails. This is not caused by your file: ")
                    .append(red.title())
                    .append('\n')
                    .append(indent(red.message()))
                    .append('\n');
        }
        Optional<TaskResult> first = data.grades().stream()
                .flatMap(grade -> grade.first(State.RED).stream())
                .findFirst();
        for (Grade grade : data.grades()) {
            for (TaskResult result : grade.results()) {
                if (result.state() == State.RED && result != first.orElseThrow()) {
                    text.append(red(result, indent(result.message())));
                    text.append("  at ").append(data.path(grade, result)).append('\n');
                }
            }
        }
        text.append("\nThe board\n");
        for (Grade grade : data.grades()) {
            text.append("  ").append(line(grade)).append('\n');
        }
        for (String file : data.ungraded()) {
            text.append("  error: ").append(file).append(" is not graded by any test\n");
        }
        List<String> next = wrapped(next(data));
        first.ifPresent(red -> text.append(red(red, start(red.message(), ROWS + 1 - next.size()))));
        text.append('\n').append(String.join("\n  ", next)).append('\n');
        return text.toString();
    }

    private static String red(TaskResult result, String message) {
        return "\nred: " + result.title() + "\n" + message + "\n";
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
        return "  "
                + String.join(
                        "\n  ",
                        lines(message)
                                .limit(12)
                                .flatMap(line -> wrapped(line).stream())
                                .toList());
    }

    private static Stream<String> lines(String message) {
        return message.lines().filter(line -> !line.isBlank());
    }

    /** Returns the start of the message, so that the whole board fits on a screen. */
    private static String start(String message, int most) {
        List<String> rows =
                lines(message).flatMap(line -> wrapped(line).stream()).toList();
        List<String> start = rows.size() <= most ? rows : new ArrayList<>(rows.subList(0, most - 1));
        if (rows.size() > most) {
            start.add("...");
        }
        return "  " + String.join("\n  ", start);
    }

    /** Wraps between words, so that each row is one row of the screen. */
    private static List<String> wrapped(String line) {
        List<String> rows = new ArrayList<>();
        String rest = line.stripTrailing();
        while (rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS);
            int end = space > COLUMNS / 2 ? space : COLUMNS;
            rows.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        rows.add(rest);
        return rows;
    }
}
