package informers.client.rest;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with success, but with something else than was asked for: a web page, half a JSON document, an
 * object of another kind. Mostly a proxy or a wrong address is between.
 *
 * <p>A value; any thread. Corresponds to the decoding errors of client-go's {@code rest.Result}.
 */
public final class UnexpectedResponseException extends RestException {
    private static final long serialVersionUID = 1L;

    public UnexpectedResponseException(String method, String url, String message, @Nullable Throwable cause) {
        super(method, url, message, cause);
    }
}
