package informers.client.rest;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/** The header Retry-After, in seconds: API servers send no dates. */
final class RetryAfter {
    private static final String NAME = "Retry-After";
    private static final String KEPT = "Informers-Retry-After";

    private RetryAfter() {}

    /**
     * Hides the header from OkHttp, which would obey some of its forms itself: at once, ignoring our limits, and
     * without a way to cancel.
     */
    static Response keep(Response response) {
        String value = response.header(NAME);
        return value == null
                ? response
                : response.newBuilder().removeHeader(NAME).header(KEPT, value).build();
    }

    static Optional<Duration> of(Response response) {
        String value = response.header(KEPT, "").strip();
        if (!value.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
}
