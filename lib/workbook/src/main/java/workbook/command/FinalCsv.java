package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.Printable;
import workbook.command.Exercise.Marked;
import workbook.grade.TaskResult;

/** Formats grades for spreadsheets: RFC 4180 with a byte order mark, without which Excel does not recognize UTF-8. Immutable. */
final class FinalCsv {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<Exercise> exercises;
    private final List<Learner> graded;

    FinalCsv(List<Exercise> exercises, List<Learner> graded) {
        this.exercises = exercises;
        this.graded = graded;
    }

    /** Returns one line for each test of each learner. */
    String tests() {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK + "learner,chapter,task,title,state,message,place\r\n");
        for (Learner learner : graded) {
            for (Marked mark : learner.marks()) {
                for (TaskResult result : mark.grade().results()) {
                    text.append(line(List.of(
                            Printable.line(learner.id()),
                            mark.grade().chapter(),
                            result.task(),
                            result.title(),
                            GradeText.word(result.state()),
                            result.message(),
                            result.place())));
                }
            }
        }
        return text.toString();
    }

    /** Returns one line for each learner, with the points by chapter. */
    String learners() {
        List<String> head = new ArrayList<>(List.of("id", "name", "points", "of"));
        exercises.forEach(exercise -> head.add(exercise.chapter()));
        head.addAll(List.of("error", "note"));
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK + String.join(",", head) + "\r\n");
        int of = Exercise.tests(exercises);
        for (Learner learner : graded) {
            List<Object> row = new ArrayList<>();
            row.addAll(List.of(cell(Printable.line(learner.id())), cell(learner.name()), learner.points(), of));
            learner.marks().forEach(mark -> row.add(mark.points()));
            row.addAll(List.of(cell(learner.error()), cell(learner.note())));
            text.append(row.stream().map(Object::toString).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(FinalCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /**
     * Returns the text as one line in quotes. A text that spreadsheets would evaluate as a formula is escaped, because messages contain
     * output of learners' code, and folders have any name.
     */
    static String cell(String text) {
        String line = Printable.line(
                text.lines().map(String::strip).filter(one -> !one.isEmpty()).collect(Collectors.joining(" ")));
        String safe = line.matches("(?s)[=+\\-@\uff1d\uff0b\uff0d\uff20].*") ? "'" + line : line;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
