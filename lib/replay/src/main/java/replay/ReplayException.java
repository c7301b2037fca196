package replay;

/**
 * Thrown when a replay server cannot be started or a cluster cannot be recorded, for a reason that the caller can remove:
 * a port that is in use, a folder that is missing. The message says what was expected, what was found and what to do.
 */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReplayException(String message) {
        super(message);
    }

    public ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
