package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.Printable;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Formats grades for the problem matcher of an editor: one line for each test that is not done, {@code FILE:LINE: error: MESSAGE} if it
 * is red and {@code FILE:LINE: info: MESSAGE} if it is not started. {@code .vscode/tasks.json} reads it.
 */
final class ProblemText {
    private static final int MESSAGE_LINES = 6;

    private ProblemText() {}

    static String of(List<Grade> grades) {
        List<String> lines = new ArrayList<>();
        for (Grade grade : grades) {
            grade.results().stream()
                    .filter(result -> result.state() != State.DONE)
                    .forEach(result -> lines.add(line(grade, result)));
        }
        grades.forEach(grade -> lines.add(GradeText.counts(grade)));
        return GradeText.text(lines);
    }

    private static String line(Grade grade, TaskResult result) {
        String place = GradeText.place(grade, result);
        return (place.matches(".*:\\d+") ? place : place + ":1")
                + (result.state() == State.RED
                        ? ": error: " + result.title() + ": " + message(result)
                        : ": info: not started: " + result.title());
    }

    private static String message(TaskResult result) {
        List<String> lines = result.message()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return Printable.line(lines.stream().limit(MESSAGE_LINES).collect(Collectors.joining(" ")))
                + (lines.size() > MESSAGE_LINES ? " ..." : "");
    }
}
