package workbook.grade;

/**
 * Thrown if a wait or a test exceeded its time limit. It is not a failed assertion about a value: if a Todo was met on any thread,
 * the Todo is the reason, and the test is not started.
 */
final class WaitFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    WaitFailed(String message) {
        super(message);
    }
}
