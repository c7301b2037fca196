package informers.client.rest;

import java.io.IOException;

/**
 * Thrown when there is no response, or when it breaks off. {@link #reason} is for programs; the message says what to
 * do.
 *
 * <p>Thread-safe. Corresponds to the cases that apimachinery's {@code util/net} distinguishes ({@code
 * IsConnectionRefused}, {@code IsConnectionReset}, {@code IsProbableEOF}, {@code IsTimeout}).
 */
public final class UnreachableException extends RestException {
    private static final long serialVersionUID = 1L;

    /** Why there is no response. */
    public enum Reason {
        /** Nothing listens at the address. */
        REFUSED,
        /** There is no route to the address. */
        NO_ROUTE,
        /** The host name is unknown. */
        UNKNOWN_HOST,
        /** The server did not respond in time. */
        TIMED_OUT,
        /** The TLS handshake failed: one side does not trust the other, or the server does not speak TLS. */
        TLS,
        /** The server's certificate is for another host. */
        HOST_NAME,
        /** The connection broke before or during the response. */
        BROKEN,
        /** The client was closed, or the calling thread was interrupted. */
        CANCELLED
    }

    private final Reason reason;

    /**
     * Creates an exception, for clients and for fake clients in tests.
     *
     * @param method the HTTP method of the request
     * @param url the URL of the request
     * @param reason the kind of failure
     * @param message what happened, and what to do
     * @param cause what the network threw
     */
    public UnreachableException(String method, String url, Reason reason, String message, IOException cause) {
        super(method, url, message, cause);
        this.reason = reason;
    }

    /** {@return the kind of failure} */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns whether an existing connection was lost: it was reset, ended too early, or died. The request may have
     * arrived or not.
     *
     * @return whether a connection was lost
     */
    public boolean isConnectionLost() {
        Throwable cause = getCause();
        return cause != null && NetworkFailure.isLost(reason, cause);
    }
}
