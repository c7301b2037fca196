package informers.workqueue;

import informers.internal.util.Durations;
import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;

/**
 * Makes rate limiters. A controller wants {@link #defaultController}.
 *
 * <p>Any thread. Corresponds to client-go's {@code util/workqueue/default_rate_limiters.go}.
 */
public final class RateLimiters {
    private RateLimiters() {}

    /**
     * What controllers use: an item waits 5 ms after its first failure, then 10, 20, 40 … up to 1,000 s; and all items
     * together get no more than 10 tries a second, after a burst of 100.
     */
    public static <T> RateLimiter<T> defaultController(Concurrency concurrency) {
        return maxOf(
                itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency),
                bucket(new TokenBucket(10, 100, concurrency)));
    }

    /** 1 ms after the first failure, doubled with each, up to 1,000 s. */
    public static <T> RateLimiter<T> defaultItemBased(Concurrency concurrency) {
        return itemExponentialFailure(Duration.ofMillis(1), Duration.ofSeconds(1000), concurrency);
    }

    /** {@code base} after the first failure, doubled with each, up to {@code max}. */
    public static <T> RateLimiter<T> itemExponentialFailure(Duration base, Duration max, Concurrency concurrency) {
        return new ItemRateLimiter<>(
                before -> {
                    double nanos = base.toNanos() * Math.pow(2, before); // a double, for a long would overflow
                    return nanos > Durations.nanos(max) ? max : Duration.ofNanos((long) nanos);
                },
                concurrency);
    }

    /** {@code fast} for so many first failures, then {@code slow}. */
    public static <T> RateLimiter<T> itemFastSlow(
            Duration fast, Duration slow, int maxFastAttempts, Concurrency concurrency) {
        return new ItemRateLimiter<>(before -> before < maxFastAttempts ? fast : slow, concurrency);
    }

    /** A limit for all items together. It does not know them apart. */
    public static <T> RateLimiter<T> bucket(TokenBucket bucket) {
        return new RateLimiter<>() {
            @Override
            public Duration when(T item) {
                return bucket.reserve();
            }

            @Override
            public void forget(T item) {}

            @Override
            public int numRequeues(T item) {
                return 0;
            }
        };
    }

    /** The longest wait of these. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> RateLimiter<T> maxOf(RateLimiter<T>... limiters) {
        List<RateLimiter<T>> all = List.of(limiters);
        return new RateLimiter<>() {
            @Override
            public Duration when(T item) {
                Duration longest = Duration.ZERO;
                for (RateLimiter<T> limiter : all) { // each is asked, for each counts
                    Duration wait = limiter.when(item);
                    longest = wait.compareTo(longest) > 0 ? wait : longest;
                }
                return longest;
            }

            @Override
            public void forget(T item) {
                all.forEach(limiter -> limiter.forget(item));
            }

            @Override
            public int numRequeues(T item) {
                return all.stream()
                        .mapToInt(limiter -> limiter.numRequeues(item))
                        .max()
                        .orElse(0);
            }
        };
    }

    /** As the limiter says, but never longer than this. */
    public static <T> RateLimiter<T> withMaxWait(RateLimiter<T> limiter, Duration max) {
        return new RateLimiter<>() {
            @Override
            public Duration when(T item) {
                Duration wait = limiter.when(item);
                return wait.compareTo(max) > 0 ? max : wait;
            }

            @Override
            public void forget(T item) {
                limiter.forget(item);
            }

            @Override
            public int numRequeues(T item) {
                return limiter.numRequeues(item);
            }
        };
    }
}
