package workbook.cli;

/**
 * Something that the user can put right. The message is all that they see of it: it says what was expected, what came,
 * and what to do next.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
