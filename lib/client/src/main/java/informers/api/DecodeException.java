package informers.api;

import org.jspecify.annotations.Nullable;

/** Thrown for bytes or text that cannot be decoded. The message says what was expected, what was found and what to do next. */
public class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what was expected, what was found, and what to do
     */
    public DecodeException(String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message what was expected, what was found, and what to do
     * @param cause what failed; null if there is nothing
     */
    public DecodeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
