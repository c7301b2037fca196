package workbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import workbook.cli.WorkbookHome;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;
import workbook.predict.Recalls;

/** {@code ./jbang workbook next}: shows what to do next, and the commands for it. */
@Command(name = "next", description = "Show what to do next: the file and line to open, what to read and to run.")
final class NextCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    /** A test that does not pass yet. */
    record Next(Grade grade, TaskResult result) {
        /** Returns the first red test, because it was started; otherwise the first that is not started. */
        static Optional<Next> of(List<Grade> grades) {
            return first(grades, State.RED).or(() -> first(grades, State.NOT_STARTED));
        }

        private static Optional<Next> first(List<Grade> grades, State state) {
            return grades.stream()
                    .flatMap(grade -> grade.first(state).stream().map(result -> new Next(grade, result)))
                    .findFirst();
        }

        String place() {
            return GradeText.place(grade, result);
        }
    }

    @Override
    public Integer call() {
        WorkbookHome home = workbook.home();
        List<Grade> grades = ListCommand.grades(workbook, home);
        Wrapped.print(
                workbook.out(),
                GradeText.text(
                        Next.of(grades).map(next -> step(home, grades, next)).orElseGet(() -> end(home))));
        return 0;
    }

    private static List<String> end(WorkbookHome home) {
        List<String> lines = new ArrayList<>();
        lines.add("All graded tests are done. Other solutions of a chapter: ./jbang workbook solution 01");
        PredictCommand.offer(home, Recalls.AFTER_ALL).ifPresent(lines::add);
        return lines;
    }

    private static List<String> step(WorkbookHome home, List<Grade> grades, Next next) {
        String chapter = next.grade().chapter();
        TaskResult result = next.result();
        boolean begins =
                next.grade().count(State.NOT_STARTED) == next.grade().results().size();
        List<String> lines = new ArrayList<>();
        if (begins) {
            before(grades, next.grade()).ifPresent(done -> {
                lines.add(done.chapter() + " is done.");
                lines.addAll(AfterGreen.aboutTheCode(home, done));
            });
        }
        lines.add("next: " + next.place() + "  " + result.title());
        if (result.state() == State.RED) {
            lines.add("red: " + result.message().strip().replaceAll("\\R\\s*", "\n  "));
        }
        if (begins) {
            ChapterNames.about(home, chapter).ifPresent(about -> lines.add("about: " + about));
        }
        lines.add("read: chapters/" + chapter + "/README.md");
        PredictCommand.offer(home, chapter).ifPresent(lines::add);
        lines.add("run: ./jbang " + chapter);
        lines.add("grade: ./jbang workbook grade " + ChapterNames.number(chapter));
        if (!result.task().isEmpty()) {
            lines.add("hint: ./jbang workbook hint " + result.task());
        }
        return lines;
    }

    /** Returns the grade of the chapter before this one, if all its tests are done. */
    private static Optional<Grade> before(List<Grade> grades, Grade grade) {
        int at = grades.indexOf(grade);
        return at > 0 ? Optional.of(grades.get(at - 1)).filter(AfterGreen::isGreen) : Optional.empty();
    }
}
