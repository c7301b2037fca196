package informers.client.rest;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server responds with success, but with something else than requested: a web page, half a JSON
 * document, an object of another kind. Usually the address is wrong or a proxy interferes.
 *
 * <p>Thread-safe. Corresponds to the decoding errors of client-go's {@code rest.Result}.
 */
public final class UnexpectedResponseException extends RestException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param method the HTTP method of the request
     * @param url the URL of the request
     * @param message what was expected, and what was found
     * @param cause what the decoder threw; null if there is nothing
     */
    public UnexpectedResponseException(String method, String url, String message, @Nullable Throwable cause) {
        super(method, url, message, cause);
    }
}
