package informers.client.rest;

import informers.client.config.KubeconfigException;
import informers.internal.auth.Credential;
import informers.internal.auth.CredentialSource;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the credential to a request. If the server rejects it (HTTP 401), obtains a new one for the next request; the
 * response is returned to the caller, which decides whether to send the request again.
 *
 * <p>Thread-safe. Corresponds to {@code bearerAuthRoundTripper} and {@code basicAuthRoundTripper} of {@code
 * transport/round_trippers.go}, and to {@code roundTripper} of {@code exec.go}.
 */
final class AuthorizationInterceptor implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationInterceptor.class);
    private static final String HEADER = "Authorization";

    private final CredentialSource source;
    private final @Nullable Tls tls;
    private final String origin;

    /**
     * @param tls receives the client certificates; null without TLS
     * @param origin where the credentials come from, for errors
     */
    AuthorizationInterceptor(CredentialSource source, @Nullable Tls tls, String origin) {
        this.source = source;
        this.tls = tls;
        this.origin = origin;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        BooleanSupplier givenUp = chain.call()::isCanceled;
        Credential credential = source.get(givenUp);
        if (tls != null) {
            tls.show(source);
        }
        if (credential.authorization().isEmpty()) {
            return after(chain.proceed(request), credential, givenUp);
        }
        checkHeader(credential.authorization());
        return after(
                chain.proceed(request.newBuilder()
                        .header(HEADER, credential.authorization())
                        .build()),
                credential,
                givenUp);
    }

    private Response after(Response response, Credential credential, BooleanSupplier givenUp) {
        if (response.code() == 401) {
            try {
                source.refused(credential, givenUp);
            } catch (KubeconfigException | IOException e) {
                LOG.warn("HTTP 401, and no new credential; the next request tries again: {}", e.getMessage());
            }
        }
        return response;
    }

    private void checkHeader(String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new KubeconfigException("the token of " + origin + " has a character that no HTTP header can hold, "
                    + "such as a line break. Write it again.");
        }
    }
}
