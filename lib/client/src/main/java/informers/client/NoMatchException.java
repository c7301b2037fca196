package informers.client;

/**
 * Thrown when the server has no such resource or kind. The message says what was searched for, and which groups could
 * not be searched.
 *
 * <p>Corresponds to apimachinery's {@code meta.NoResourceMatchError} and {@code meta.NoKindMatchError}.
 */
public final class NoMatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoMatchException(String message) {
        super(message);
    }
}
