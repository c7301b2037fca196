package informers.client.config;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a kubeconfig cannot be used. The message names the file and the entry, and says what to do. It contains
 * no secrets.
 *
 * <p>Corresponds to the errors of {@code tools/clientcmd/validation.go}.
 */
public final class KubeconfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of problem, for programs that can handle it. */
    public enum Reason {
        /** There is no kubeconfig, or it is empty. Corresponds to {@code IsEmptyConfig}. */
        EMPTY,
        /** Neither the caller nor {@code current-context} names a context. Corresponds to {@code ErrNoContext}. */
        NO_CONTEXT,
        /** There is no context of that name. Corresponds to {@code IsContextNotFound}. */
        CONTEXT_NOT_FOUND,
        /** A part of it is invalid. */
        INVALID
    }

    private final Reason reason;

    /**
     * Creates an exception for an invalid kubeconfig.
     *
     * @param message what is wrong where, and what to do
     */
    public KubeconfigException(String message) {
        this(Reason.INVALID, message);
    }

    /**
     * Creates an exception.
     *
     * @param reason the kind of problem
     * @param message what is wrong where, and what to do
     */
    public KubeconfigException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Creates an exception for an invalid kubeconfig.
     *
     * @param message what is wrong where, and what to do
     * @param cause what failed; null if there is nothing
     */
    public KubeconfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Reason.INVALID;
    }

    /** {@return the kind of problem} */
    public Reason reason() {
        return reason;
    }
}
