package informers.client.rest;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A successful response whose body may still be arriving.
 *
 * <p>One thread may read the body; {@link #cancel} may be called by any, and ends a read that is blocked. The opener
 * must close the response. Corresponds to the body that {@code rest.Request.Stream} returns.
 */
public final class RestResponse implements AutoCloseable {
    private final RestClient client;
    private final RestRequest request;
    private final InFlightRequest call;
    private final Response response;

    RestResponse(RestClient client, RestRequest request, InFlightRequest call, Response response) {
        this.client = client;
        this.request = request;
        this.call = call;
        this.response = response;
    }

    /** {@return the HTTP status code, in the range of 200 to 299} */
    public int code() {
        return response.code();
    }

    /** {@return the protocol: {@code h2} or {@code http/1.1}} */
    public String protocol() {
        return response.protocol().toString();
    }

    /** {@return the Content-Type header; {@code ""} if there is none} */
    public String contentType() {
        return header("Content-Type");
    }

    /**
     * Returns a header.
     *
     * @param name its name
     * @return its value; {@code ""} if there is none
     */
    public String header(String name) {
        return response.header(name, "");
    }

    /** {@return the body as it arrives; {@link #broken} describes the exceptions of its reads} */
    public InputStream body() {
        return response.body().byteStream();
    }

    /**
     * Reads the whole body.
     *
     * @return the body
     * @throws UnreachableException if the connection breaks before its end
     */
    public byte[] bytes() {
        try {
            return body().readAllBytes();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Returns an exception for a body that broke off while it was read.
     *
     * @param e what the read threw
     * @return an exception that says what happened and what to do
     */
    public UnreachableException broken(IOException e) {
        return call.unreachable(e);
    }

    /**
     * Returns an exception for a body that could not be decoded.
     *
     * @param cause says why
     * @return an exception that says what to do
     */
    public UnexpectedResponseException unexpected(RuntimeException cause) {
        return unexpected(String.valueOf(cause.getMessage()), cause);
    }

    /**
     * Returns an exception for a body that is not what was requested.
     *
     * @param message what was expected, and what was found
     * @param cause what the decoder threw; null if there is nothing
     * @return an exception that says what to do
     */
    public UnexpectedResponseException unexpected(String message, @Nullable Throwable cause) {
        String type = contentType().isEmpty() ? "no content type" : contentType();
        return new UnexpectedResponseException(
                request.method(),
                client.url(request).toString(),
                message + " (HTTP " + code() + ", " + type
                        + "). Is the server address right, and is it a Kubernetes API server that responds there?",
                cause);
    }

    /** Reports that data arrived on a long-running response, so the server is alive. */
    public void heard() {
        client.contact().heard();
    }

    /** Aborts the connection. Any thread may call this, more than once. */
    public void cancel() {
        call.cancel();
    }

    /** Releases the connection. Only the reading thread may call this, or another one after it has finished. */
    @Override
    public void close() {
        response.close();
        client.done(call);
    }
}
