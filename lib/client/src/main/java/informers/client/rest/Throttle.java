package informers.client.rest;

import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delays requests according to the rate limit, and logs long delays: otherwise one would search for the cause in the
 * server.
 *
 * <p>Thread-safe. Corresponds to {@code tryThrottle} of {@code rest/request.go}.
 */
final class Throttle {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final Duration LONG = Duration.ofMillis(50);
    private static final Duration VERY_LONG = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TWO_LINES = Duration.ofSeconds(10);

    /** Thrown instead of sending a request whose deadline would be over before the rate limit lets it pass. */
    static final class OutOfTime extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        OutOfTime(String message) {
            super(message);
        }
    }

    private final RateLimit limit;
    private final @Nullable TokenBucket bucket;
    private final Concurrency concurrency;
    private volatile long loggedAt;

    Throttle(RateLimit limit, Concurrency concurrency) {
        this.limit = limit;
        this.bucket = limit.bucket(concurrency);
        this.concurrency = concurrency;
        this.loggedAt = concurrency.nanoTime() - BETWEEN_TWO_LINES.toNanos();
    }

    RateLimit limit() {
        return limit;
    }

    /** Waits until the request may be sent. */
    void pass(InFlightRequest call) throws InterruptedIOException {
        if (bucket == null) {
            return;
        }
        Duration wait = bucket.reserve();
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(call.left()) > 0) {
            bucket.giveBack();
            throw new OutOfTime("this client's own limit of " + limit.perSecond()
                    + " requests a second would delay this one by " + wait.toMillis()
                    + " ms, beyond its deadline. Raise the limit, or send fewer requests.");
        }
        try {
            call.pause(wait);
        } catch (InterruptedIOException e) {
            bucket.giveBack();
            throw e;
        }
        log(wait, call);
    }

    private void log(Duration waited, InFlightRequest call) {
        long now = concurrency.nanoTime();
        if (waited.compareTo(VERY_LONG) > 0 && now - loggedAt >= BETWEEN_TWO_LINES.toNanos()) {
            loggedAt = now;
            LOG.info(
                    "waited for {} ms due to client-side throttling, not priority and fairness: {}",
                    waited.toMillis(),
                    call);
        } else if (waited.compareTo(LONG) > 0) {
            LOG.debug("waited for {} ms due to client-side throttling: {}", waited.toMillis(), call);
        }
    }
}
