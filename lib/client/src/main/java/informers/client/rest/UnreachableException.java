package informers.client.rest;

import java.io.IOException;

/**
 * No answer came, or it broke off. {@link #reason} is for programs; the message says what to do.
 *
 * <p>A value; any thread. Corresponds to what apimachinery's {@code util/net} tells apart ({@code IsConnectionRefused},
 * {@code IsConnectionReset}, {@code IsProbableEOF}, {@code IsTimeout}).
 */
public final class UnreachableException extends RestException {
    private static final long serialVersionUID = 1L;

    /** Why no answer came. */
    public enum Reason {
        /** Nobody listens there. */
        REFUSED,
        /** There is no way to that address. */
        NO_ROUTE,
        /** No such host. */
        UNKNOWN_HOST,
        /** Nobody answered in time. */
        TIMED_OUT,
        /** The TLS handshake failed: we do not trust them, or they do not trust us, or they do not speak TLS. */
        TLS,
        /** The server's certificate is for another host. */
        HOST_NAME,
        /** The connection broke, before or within the answer. */
        BROKEN,
        /** This client was closed, or the calling thread was interrupted. */
        CANCELLED
    }

    private final Reason reason;

    /**
     * Made by a client; and by what stands in for one, in tests.
     *
     * @param message what to tell: what came, and what to do
     */
    public UnreachableException(String method, String url, Reason reason, String message, IOException cause) {
        super(method, url, message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /**
     * Whether there was a connection, and it was lost: reset, ended too early, or dead. It says nothing of whether the
     * request had arrived.
     */
    public boolean isConnectionLost() {
        Throwable cause = getCause();
        return cause != null && NetworkFailure.isLost(reason, cause);
    }
}
