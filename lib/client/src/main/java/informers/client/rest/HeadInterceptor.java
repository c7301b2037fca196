package informers.client.rest;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Runs as soon as the head of a response has arrived: from then on a watch may be silent, and Retry-After is kept for
 * {@link Retry}.
 */
final class HeadInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = RetryAfter.keep(chain.proceed(chain.request()));
        RestRequest request = chain.request().tag(RestRequest.class);
        if (request != null && request.isWatch() && response.isSuccessful()) {
            response.body().source().timeout().clearTimeout();
            // With HTTP/1.1 the socket has a timeout too; with HTTP/2 the socket is shared and has none.
            Objects.requireNonNull(chain.connection()).socket().setSoTimeout(0);
        }
        return response;
    }
}
