package workbook.grade;

import org.opentest4j.TestAbortedException;

/** Reports to JUnit that a test met a {@link Todo}: the test is skipped, with the task as the reason. */
final class NotStarted extends TestAbortedException {
    /** The start of the message. */
    static final String PREFIX = "not started: ";

    private static final long serialVersionUID = 1;

    private final Todo todo;

    NotStarted(Todo todo) {
        super(PREFIX + todo.describe());
        this.todo = todo;
        setStackTrace(new StackTraceElement[0]);
    }

    Todo todo() {
        return todo;
    }
}
