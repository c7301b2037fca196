package workbook.cli;

/**
 * An error that the user can correct. Only its message is printed: what was expected, what was found, and what to do.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an error with this message. */
    public UserError(String message) {
        super(message);
    }

    /** Creates an error with a cause, which is printed with {@code --debug}. */
    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
