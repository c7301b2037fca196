package workbook.grade;

/** In place of the grader's class: there is no test that it could report itself to. */
public final class Todo extends Error {
    public Todo(String task) {
        super(task);
    }
}
