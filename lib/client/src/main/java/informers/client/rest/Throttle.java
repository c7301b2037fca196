package informers.client.rest;

import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds requests back to the rate limit, and tells when that takes long: who does not know of it looks for the fault in
 * the server.
 *
 * <p>Any thread. Corresponds to {@code tryThrottle} of {@code rest/request.go}.
 */
final class Throttle {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final Duration LONG = Duration.ofMillis(50);
    private static final Duration VERY_LONG = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TWO_LINES = Duration.ofSeconds(10);

    /** A request is not even sent, as its turn would come too late. */
    static final class OutOfTime extends InterruptedIOException {
        private static final long serialVersionUID = 1L;

        OutOfTime(String message) {
            super(message);
        }
    }

    private final RateLimit limit;
    private final @Nullable TokenBucket bucket;
    private final Concurrency concurrency;
    private volatile long toldAt;

    Throttle(RateLimit limit, Concurrency concurrency) {
        this.limit = limit;
        this.bucket = limit.bucket(concurrency);
        this.concurrency = concurrency;
        this.toldAt = concurrency.nanoTime() - BETWEEN_TWO_LINES.toNanos();
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
                    + " requests a second would let this one" + " go only in " + wait.toMillis()
                    + " ms, after its time is over. Raise the limit, or ask for less.");
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
        if (waited.compareTo(VERY_LONG) > 0 && now - toldAt >= BETWEEN_TWO_LINES.toNanos()) {
            toldAt = now;
            LOG.info(
                    "waited for {} ms due to client-side throttling, not priority and fairness: {}",
                    waited.toMillis(),
                    call);
        } else if (waited.compareTo(LONG) > 0) {
            LOG.debug("waited for {} ms due to client-side throttling: {}", waited.toMillis(), call);
        }
    }
}
