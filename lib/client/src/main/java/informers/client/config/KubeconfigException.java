package informers.client.config;

import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig that cannot be used. The message names the file and the entry, and says what to do. It never holds a
 * secret.
 *
 * <p>A value; any thread. Corresponds to the errors of {@code tools/clientcmd/validation.go}.
 */
public final class KubeconfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it is, for programs that can do something about it. */
    public enum Reason {
        /** There is no kubeconfig, or nothing in it. {@code IsEmptyConfig}. */
        EMPTY,
        /** No context is named, neither by the caller nor by {@code current-context}. {@code ErrNoContext}. */
        NO_CONTEXT,
        /** There is no context of that name. {@code IsContextNotFound}. */
        CONTEXT_NOT_FOUND,
        /** Something in it is wrong. */
        INVALID
    }

    private final Reason reason;

    public KubeconfigException(String message) {
        this(Reason.INVALID, message);
    }

    public KubeconfigException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public KubeconfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Reason.INVALID;
    }

    public Reason reason() {
        return reason;
    }
}
