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
     * Takes the header out of OkHttp's sight, which would obey some of its forms by itself: at once, whatever our own
     * limits are, and out of reach of who cancels.
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
