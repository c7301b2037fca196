package informers.client.rest;

import org.jspecify.annotations.Nullable;

/**
 * A request that did not bring what it should. The message says what was asked, what came and what to do; it holds no
 * secret.
 *
 * <p>Unchecked: most callers can only tell the user. Corresponds to the errors of client-go's {@code rest.Request}.
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

    public final String method() {
        return method;
    }

    /** The whole URL of the request. There are no secrets in it. */
    public final String url() {
        return url;
    }
}
