package informers.client.rest;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a request fails. The message says what was requested, what happened and what to do; it contains no
 * secrets.
 *
 * <p>Unchecked, because most callers can only report it. Corresponds to the errors of client-go's {@code rest.Request}.
 */
public abstract sealed class RestException extends RuntimeException
        permits ApiException, UnreachableException, UnexpectedResponseException {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final String url;

    RestException(String method, String url, String message, @Nullable Throwable cause) {
        super(method + " " + url + ": " + message, cause);
        this.method = method;
        this.url = url;
    }

    /** {@return the HTTP method of the request} */
    public final String method() {
        return method;
    }

    /** {@return the URL of the request; it contains no secrets} */
    public final String url() {
        return url;
    }
}
