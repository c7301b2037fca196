package workbook.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import workbook.cli.WorkbookHome;
import workbook.grade.Board;
import workbook.grade.Grade;

/** {@code ./jbang workbook list}: the board. */
@Command(
        name = "list",
        description =
                "Show the board: one line for each chapter, what is red, and what comes next. Grades what has changed.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Override
    public Integer call() {
        WorkbookHome home = workbook.home();
        Wrapped.print(workbook.out(), Board.text("chapters", grades(workbook, home)) + "\n");
        return 0;
    }

    /** Returns all grades, stored ones if nothing has changed. */
    static List<Grade> grades(WorkbookCommand workbook, WorkbookHome home) {
        return new Gradebook(home).known(home.chapters(), changed -> {
            Wrapped.print(workbook.err(), "Grading what has changed: " + String.join(", ", changed));
        });
    }
}
