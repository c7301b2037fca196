package workbook.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import workbook.cli.House;
import workbook.grade.Board;
import workbook.grade.Grade;

/** {@code ./jbang workbook list}: the board. */
@Command(
        name = "list",
        description = "Show the board: a line a chapter, what is red, and what comes next. Grades what has changed.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Override
    public Integer call() {
        House house = workbook.house();
        workbook.out().println(Board.text("chapters", grades(workbook, house)));
        return 0;
    }

    /** All grades, remembered where nothing has changed. */
    static List<Grade> grades(WorkbookCommand workbook, House house) {
        return new Gradebook(house).known(house.chapters(), changed -> {
            workbook.err().println("Grading what has changed: " + String.join(", ", changed));
            workbook.err().flush();
        });
    }
}
