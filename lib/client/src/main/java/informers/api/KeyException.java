package informers.api;

/**
 * Thrown when no key can be computed for an object, which can then be neither queued nor stored. Corresponds to
 * client-go's {@code cache.KeyError}.
 */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param object the object without a key
     * @param cause what the key function threw
     */
    public KeyException(Object object, RuntimeException cause) {
        super("couldn't create key for object " + object + ": " + cause.getMessage(), cause);
    }
}
