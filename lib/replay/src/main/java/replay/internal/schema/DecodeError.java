package replay.internal.schema;

/** Thrown if JSON does not fit its Go type. The message is that of Go's decoder. */
public final class DecodeError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DecodeError(String message) {
        super(message, null, false, false);
    }
}
