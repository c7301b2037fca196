package informers.reflector;

/**
 * A streamed list and a LIST at its version differ: a bug in the server, or in this library. Only those see it who asked for
 * the check; it ends the reflector, as it ends a program in Go.
 */
public final class InconsistentWatchListError extends AssertionError {
    private static final long serialVersionUID = 1L;

    InconsistentWatchListError(String message) {
        super(message);
    }
}
