package informers.client.rest;

import informers.client.config.ClientConfig.Impersonation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Adds the impersonation headers to each request.
 *
 * <p>Thread-safe. Corresponds to {@code impersonatingRoundTripper} of {@code transport/round_trippers.go}.
 */
final class ImpersonationInterceptor implements Interceptor {
    /** Characters that Go allows in a header's name besides letters and digits, without the percent sign. */
    private static final String LEGAL = "!#$&'*+-.^_`|~";

    private final Headers headers;

    ImpersonationInterceptor(Impersonation whom) {
        Headers.Builder builder = new Headers.Builder();
        builder.addUnsafeNonAscii("Impersonate-User", whom.user());
        if (!whom.uid().isEmpty()) {
            builder.addUnsafeNonAscii("Impersonate-Uid", whom.uid());
        }
        whom.groups().forEach(group -> builder.addUnsafeNonAscii("Impersonate-Group", group));
        whom.extra()
                .forEach((key, values) ->
                        values.forEach(value -> builder.addUnsafeNonAscii("Impersonate-Extra-" + escaped(key), value)));
        this.headers = builder.build();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Headers all = chain.request().headers().newBuilder().addAll(headers).build();
        return chain.proceed(chain.request().newBuilder().headers(all).build());
    }

    /** Percent-encodes the bytes of a key, such as {@code example.com/scope}, that a header's name must not contain. */
    static String escaped(String key) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || LEGAL.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append("%%%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }
}
