package workbook.command;

import java.util.List;
import java.util.stream.Collectors;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** Formats the grade of a chapter: one line for each test, which starts with its state. */
final class GradeText {
    private static final int MESSAGE_LINES = 20;

    private GradeText() {}

    static String of(Grade grade) {
        StringBuilder text = new StringBuilder();
        for (TaskResult result : grade.results()) {
            text.append(word(result.state()))
                    .append(": ")
                    .append(result.title())
                    .append('\n');
            if (result.state() == State.RED) {
                text.append(indent(result.message()));
                text.append("  at ").append(place(grade, result)).append('\n');
            }
        }
        text.append('\n')
                .append(grade.chapter())
                .append(": ")
                .append(grade.counts())
                .append('\n');
        text.append(NextCommand.Next.of(List.of(grade))
                .map(next -> "next: " + next.place() + "  " + next.result().title())
                .orElse("All tests of this chapter are done. To run your class: ./jbang " + grade.chapter()
                        + " --mine"));
        return text.append('\n').toString();
    }

    /** Returns the location relative to the root of the repository, as an editor opens it. */
    static String place(Grade grade, TaskResult result) {
        return "chapters/" + grade.chapter() + "/" + result.place();
    }

    static String word(State state) {
        return state == State.NOT_STARTED ? "not started" : state.word();
    }

    private static String indent(String message) {
        return message.lines()
                .filter(line -> !line.isBlank())
                .limit(MESSAGE_LINES)
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
    }
}
