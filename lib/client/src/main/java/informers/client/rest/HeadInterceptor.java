package informers.client.rest;

import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * What is to be done as soon as the head of an answer is there: a watch may be silent from then on, and Retry-After is
 * kept for {@link Retry}.
 */
final class HeadInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = RetryAfter.keep(chain.proceed(chain.request()));
        RestRequest request = chain.request().tag(RestRequest.class);
        if (request != null && request.isWatch() && response.isSuccessful()) {
            response.body().source().timeout().clearTimeout();
            // HTTP/1.1 has the time on its socket as well; on HTTP/2 the socket is everybody's, and has none.
            Objects.requireNonNull(chain.connection()).socket().setSoTimeout(0);
        }
        return response;
    }
}
