package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** Formats the grade of a chapter: one line for each test, which starts with its state. */
final class GradeText {
    private static final int MESSAGE_LINES = 20;

    private GradeText() {}

    /** Returns everything: the message of each red test too. */
    static String of(Grade grade) {
        List<String> lines = new ArrayList<>();
        for (TaskResult result : grade.results()) {
            lines.addAll(result.state() == State.RED ? red(grade, result) : List.of(line(result)));
        }
        lines.add("");
        lines.add(counts(grade));
        lines.add(end(grade));
        return text(lines);
    }

    /** Returns one line for each test, then the message of the first red one, so that a terminal shows it at its end. */
    static String brief(Grade grade) {
        List<String> lines = new ArrayList<>(lines(grade));
        grade.first(State.RED).ifPresent(first -> {
            lines.add("");
            lines.addAll(red(grade, first));
        });
        lines.add("");
        lines.add(counts(grade));
        if (grade.count(State.RED) > 1) {
            lines.add("the messages of all red tests: ./jbang workbook grade " + ChapterNames.number(grade.chapter())
                    + " --all");
        }
        lines.add(end(grade));
        return text(lines);
    }

    /** Returns one line for each test. */
    static List<String> lines(Grade grade) {
        return grade.results().stream().map(GradeText::line).toList();
    }

    /** Returns the line of a red test, its message, and its location. */
    static List<String> red(Grade grade, TaskResult result) {
        return Stream.of(
                        Stream.of(line(result)),
                        result.message()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .limit(MESSAGE_LINES)
                                .map(line -> "  " + line),
                        Stream.of("  at " + place(grade, result)))
                .flatMap(part -> part)
                .toList();
    }

    static String line(TaskResult result) {
        return word(result.state()) + ": " + result.title();
    }

    static String counts(Grade grade) {
        return grade.chapter() + ": " + grade.counts();
    }

    /** Returns the next step in this chapter; what is possible now if all its tests are done. */
    static String end(Grade grade) {
        return NextCommand.Next.of(List.of(grade))
                .map(next -> "next: " + next.place() + "  " + next.result().title())
                .orElse("All tests of this chapter are done. To run your class: ./jbang " + grade.chapter()
                        + " --mine");
    }

    /** Returns the location relative to the root of the repository, as an editor opens it. */
    static String place(Grade grade, TaskResult result) {
        return "chapters/" + grade.chapter() + "/" + result.place();
    }

    static String word(State state) {
        return state == State.NOT_STARTED ? "not started" : state.word();
    }

    static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
