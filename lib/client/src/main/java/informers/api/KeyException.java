package informers.api;

/**
 * An object for which no key could be made: it cannot be queued or stored. Corresponds to client-go's {@code cache.KeyError}.
 */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyException(Object object, RuntimeException cause) {
        super("couldn't create key for object " + object + ": " + cause.getMessage(), cause);
    }
}
