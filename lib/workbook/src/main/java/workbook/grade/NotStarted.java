package workbook.grade;

import org.opentest4j.TestAbortedException;

/** How a test says to JUnit that it met a {@link Todo}: skipped, and why. */
final class NotStarted extends TestAbortedException {
    private static final long serialVersionUID = 1;

    private final Todo todo;

    NotStarted(Todo todo) {
        super("not started: " + todo.told());
        this.todo = todo;
        setStackTrace(new StackTraceElement[0]);
    }

    Todo todo() {
        return todo;
    }
}
