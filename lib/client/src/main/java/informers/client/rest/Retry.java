package informers.client.rest;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/**
 * Decides whether a request is sent again, and after what delay: if the server asks for it (HTTP 429 or 5xx with a
 * Retry-After), or if the connection broke during a GET, which may be repeated safely. At most ten times.
 *
 * <p>Belongs to one request and its thread. Corresponds to {@code rest/with_retry.go}, and to the retryable errors of
 * {@code Do} and {@code Watch} in {@code rest/request.go}.
 */
final class Retry {
    /** The same as client-go's maxRetries. */
    static final int MOST = 10;

    /** The delay after a lost connection, the same as in client-go. */
    static final Duration AFTER_A_LOSS = Duration.ofSeconds(1);

    private final RestRequest request;
    private int tries;

    Retry(RestRequest request) {
        this.request = request;
    }

    /** Returns the delay after a response that is not a success; empty if the failure is final. */
    Optional<Duration> after(Response refusal) {
        boolean mayWait = refusal.code() == 429 || refusal.code() >= 500;
        return mayWait && ++tries <= MOST ? RetryAfter.of(refusal) : Optional.empty();
    }

    /** Returns the delay after a failure of the network; empty if the failure is final. */
    Optional<Duration> after(UnreachableException failure) {
        boolean again = request.isWatch()
                ? failure.isConnectionLost() || failure.reason() == UnreachableException.Reason.TIMED_OUT
                : failure.isConnectionLost() && request.method().equals("GET");
        return again && ++tries <= MOST ? Optional.of(AFTER_A_LOSS) : Optional.empty();
    }

    /** Returns how many attempts have failed so far. */
    int tries() {
        return tries;
    }
}
