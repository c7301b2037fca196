package informers.api;

import org.jspecify.annotations.Nullable;

/** Bytes that are not what they should be. The message says what was expected, what came and what to do next. */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DecodeException(String message) {
        super(message);
    }

    public DecodeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
