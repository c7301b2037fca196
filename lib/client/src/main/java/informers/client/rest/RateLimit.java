package informers.client.rest;

import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a client sends: so many a second, and after a quiet time a burst of some at once. Watches go free,
 * but for those that are tried again.
 *
 * <p>A value; any thread. Corresponds to {@code QPS} and {@code Burst} of {@code rest.Config}.
 *
 * @param perSecond requests a second; 0 for no limit
 * @param burst requests at once
 */
public record RateLimit(double perSecond, int burst) {
    /** client-go's: 5 requests a second, 10 at once. */
    public static final RateLimit DEFAULT = new RateLimit(5, 10);

    /** client-go's for discovery, which asks for each group of a cluster in one go. */
    public static final RateLimit DISCOVERY = new RateLimit(5, 300);

    /** All that come; the server has limits of its own. */
    public static final RateLimit NONE = new RateLimit(0, 0);

    public RateLimit {
        if (!(perSecond >= 0) || burst < (perSecond > 0 ? 1 : 0)) {
            throw new IllegalArgumentException(
                    "expected requests a second (0 for no limit) and a burst of at least 1, came " + perSecond + " and "
                            + burst + ".");
        }
    }

    /** A bucket for this limit; null for none. */
    @Nullable
    TokenBucket bucket(Concurrency concurrency) {
        return perSecond == 0 ? null : new TokenBucket(perSecond, burst, concurrency);
    }
}
