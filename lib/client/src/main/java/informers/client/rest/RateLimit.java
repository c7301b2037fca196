package informers.client.rest;

import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of a client: requests per second, with bursts after quiet times. Watches do not count, except for
 * their retries.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code QPS} and {@code Burst} of {@code rest.Config}.
 *
 * @param perSecond requests per second; 0 for no limit
 * @param burst requests at once
 */
public record RateLimit(double perSecond, int burst) {
    /** The default of client-go: 5 requests per second, bursts of 10. */
    public static final RateLimit DEFAULT = new RateLimit(5, 10);

    /** The limit of client-go for discovery, which sends a request for each group at once. */
    public static final RateLimit DISCOVERY = new RateLimit(5, 300);

    /** No limit; the server has limits of its own. */
    public static final RateLimit NONE = new RateLimit(0, 0);

    /** Checks the components. {@inheritDoc} */
    public RateLimit {
        if (!(perSecond >= 0) || burst < (perSecond > 0 ? 1 : 0)) {
            throw new IllegalArgumentException(
                    "expected requests per second (0 for no limit) and a burst of at least 1, found " + perSecond
                            + " and " + burst + ".");
        }
    }

    /** Returns a token bucket for this limit; null for no limit. */
    @Nullable
    TokenBucket bucket(Concurrency concurrency) {
        return perSecond == 0 ? null : new TokenBucket(perSecond, burst, concurrency);
    }
}
