package workbook.command;

import java.io.PrintWriter;
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
        PrintWriter out = workbook.out();
        Optional<Next> next = Next.of(ListCommand.grades(workbook, home));
        if (next.isEmpty()) {
            out.println("All graded tests are done. Other solutions of a chapter: ./jbang workbook solution 01");
            PredictCommand.offer(home, Recalls.AFTER_ALL).ifPresent(out::println);
            return 0;
        }
        String chapter = next.get().grade().chapter();
        TaskResult result = next.get().result();
        out.println("next: " + next.get().place() + "  " + result.title());
        if (result.state() == State.RED) {
            out.println("red: " + result.message().strip().replaceAll("\\R\\s*", "\n  "));
        }
        out.println("read: chapters/" + chapter + "/README.md");
        PredictCommand.offer(home, chapter).ifPresent(out::println);
        out.println("run: ./jbang " + chapter);
        out.println("grade: ./jbang workbook grade " + ChapterNames.number(chapter));
        if (!result.task().isEmpty()) {
            out.println("hint: ./jbang workbook hint " + result.task());
        }
        return 0;
    }
}
