package informers.client;

/**
 * The server has no such resource or kind. The message says what was looked for, and what could not be looked at.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code meta.NoResourceMatchError} and {@code meta.NoKindMatchError}.
 */
public final class NoMatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoMatchException(String message) {
        super(message);
    }
}
