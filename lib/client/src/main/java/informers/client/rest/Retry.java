package informers.client.rest;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/**
 * Whether a request is sent again, and after which wait: when the server says so (HTTP 429 or 5xx with a Retry-After),
 * or when the connection was lost under a GET, which may be sent twice without harm. Ten times at most.
 *
 * <p>Of one request; used by its thread. Corresponds to {@code rest/with_retry.go}, and to what {@code rest/request.go} takes
 * for a retryable error in {@code Do} and in {@code Watch}.
 */
final class Retry {
    /** client-go's maxRetries. */
    static final int MOST = 10;

    /** After a lost connection, as if the server had said so. */
    static final Duration AFTER_A_LOSS = Duration.ofSeconds(1);

    private final RestRequest request;
    private int tries;

    Retry(RestRequest request) {
        this.request = request;
    }

    /** After an answer that is no success; empty if it is the last word. */
    Optional<Duration> after(Response refusal) {
        boolean mayWait = refusal.code() == 429 || refusal.code() >= 500;
        return mayWait && ++tries <= MOST ? RetryAfter.of(refusal) : Optional.empty();
    }

    /** After no answer; empty if that is to be told. */
    Optional<Duration> after(UnreachableException failure) {
        boolean again = request.isWatch()
                ? failure.isConnectionLost() || failure.reason() == UnreachableException.Reason.TIMED_OUT
                : failure.isConnectionLost() && request.method().equals("GET");
        return again && ++tries <= MOST ? Optional.of(AFTER_A_LOSS) : Optional.empty();
    }

    /** How often it was sent so far. */
    int tries() {
        return tries;
    }
}
