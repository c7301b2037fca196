package informers.reflector;

/**
 * Thrown when a streamed list and a LIST at the same resourceVersion differ. Only with
 * {@link ReflectorOptions#withConsistencyCheck}; it ends the reflector, as it ends a program in Go.
 */
final class InconsistentWatchListError extends AssertionError {
    private static final long serialVersionUID = 1L;

    InconsistentWatchListError(String message) {
        super(message);
    }
}
