package workbook.grade;

/**
 * A wait or a whole test took too long. Not a failed assertion about a value: so if a Todo was met on any thread, the
 * Todo explains it and the test is not started.
 */
final class WaitFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    WaitFailed(String message) {
        super(message);
    }
}
