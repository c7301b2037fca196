package informers.client.rest;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that succeeded, its body still on the way.
 *
 * <p>The body is read by one thread. {@link #cancel} may be called from any: it ends a read that is waiting. Who opened
 * it closes it. Corresponds to the body that {@code rest.Request.Stream} gives.
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

    /** The HTTP status code, one of the 200s. */
    public int code() {
        return response.code();
    }

    /** What was spoken: {@code h2} or {@code http/1.1}. */
    public String protocol() {
        return response.protocol().toString();
    }

    /** The Content-Type header; {@code ""} if there is none. */
    public String contentType() {
        return header("Content-Type");
    }

    /** A header; {@code ""} if there is none. */
    public String header(String name) {
        return response.header(name, "");
    }

    /** The body as it comes. Its reads throw what the network throws; {@link #broken} puts that into words. */
    public InputStream body() {
        return response.body().byteStream();
    }

    /**
     * The whole body.
     *
     * @throws UnreachableException if the connection breaks before its end
     */
    public byte[] bytes() {
        try {
            return body().readAllBytes();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** An error for a body that broke off while it was read. */
    public UnreachableException broken(IOException e) {
        return call.unreachable(e);
    }

    /** Returns an error for a body that could not be decoded; the cause says why. */
    public UnexpectedResponseException unexpected(RuntimeException cause) {
        return unexpected(String.valueOf(cause.getMessage()), cause);
    }

    /**
     * Returns an error for a body that is not what was requested.
     *
     * @param message what was expected, and what came
     */
    public UnexpectedResponseException unexpected(String message, @Nullable Throwable cause) {
        String type = contentType().isEmpty() ? "no content type" : contentType();
        return new UnexpectedResponseException(
                request.method(),
                client.url(request).toString(),
                message + " (HTTP " + code() + ", " + type
                        + "). Is the server address right, and is it a Kubernetes API " + "server that answers there?",
                cause);
    }

    /** Something came of a body that goes on for long: the server is there. */
    public void heard() {
        client.contact().heard();
    }

    /** Breaks the connection off. Any thread; more than once does no harm. */
    public void cancel() {
        call.cancel();
    }

    /** Lets go of the connection. Only the thread that reads, or after it is done. */
    @Override
    public void close() {
        response.close();
        client.done(call);
    }
}
