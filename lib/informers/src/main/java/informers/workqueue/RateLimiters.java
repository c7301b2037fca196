package informers.workqueue;

import informers.internal.util.Durations;
import informers.internal.util.TokenBucket;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.List;

/**
 * Creates rate limiters. {@link #defaultController} is the one for controllers.
 *
 * <p>Thread-safe, and so are the limiters. Corresponds to client-go's {@code util/workqueue/default_rate_limiters.go}.
 */
public final class RateLimiters {
    private RateLimiters() {}

    /**
     * Creates the default limiter of controllers: an item waits 5 ms after its first failure, then 10, 20, 40 … up to
     * 1,000 s; all items together are limited to 10 retries a second, after a burst of 100.
     *
     * @param <T> the type of the items
     * @param concurrency provides the lock and the time
     * @return a new limiter
     */
    public static <T> RateLimiter<T> defaultController(Concurrency concurrency) {
        return maxOf(
                itemExponentialFailure(Duration.ofMillis(5), Duration.ofSeconds(1000), concurrency),
                bucket(10, 100, concurrency));
    }

    /**
     * Creates a limiter with exponential backoff: 1 ms after the first failure, doubled after each further one, up to
     * 1,000 s.
     *
     * @param <T> the type of the items
     * @param concurrency provides the lock and the time
     * @return a new limiter
     */
    public static <T> RateLimiter<T> defaultItemBased(Concurrency concurrency) {
        return itemExponentialFailure(Duration.ofMillis(1), Duration.ofSeconds(1000), concurrency);
    }

    /**
     * Creates a limiter with exponential backoff.
     *
     * @param <T> the type of the items
     * @param base the wait after the first failure; doubled after each further one
     * @param max the longest wait
     * @param concurrency provides the lock and the time
     * @return a new limiter
     */
    public static <T> RateLimiter<T> itemExponentialFailure(Duration base, Duration max, Concurrency concurrency) {
        return new ItemRateLimiter<>(
                before -> {
                    double nanos = base.toNanos() * Math.pow(2, before); // a double, because a long would overflow
                    return nanos > Durations.nanos(max) ? max : Duration.ofNanos((long) nanos);
                },
                concurrency);
    }

    /**
     * Creates a limiter with a short wait for the first failures of an item, and a long wait after that.
     *
     * @param <T> the type of the items
     * @param fast the short wait
     * @param slow the long wait
     * @param maxFastAttempts the number of failures with the short wait
     * @param concurrency provides the lock and the time
     * @return a new limiter
     */
    public static <T> RateLimiter<T> itemFastSlow(
            Duration fast, Duration slow, int maxFastAttempts, Concurrency concurrency) {
        return new ItemRateLimiter<>(before -> before < maxFastAttempts ? fast : slow, concurrency);
    }

    /**
     * Creates a limiter for all items together. Corresponds to client-go's {@code BucketRateLimiter}.
     *
     * @param <T> the type of the items
     * @param perSecond the number of retries in a second, on average
     * @param burst the number of retries that may happen at once
     * @param concurrency provides the lock and the time
     * @return a new limiter
     */
    public static <T> RateLimiter<T> bucket(double perSecond, int burst, Concurrency concurrency) {
        TokenBucket bucket = new TokenBucket(perSecond, burst, concurrency);
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

    /**
     * Creates a limiter that returns the longest wait of several limiters.
     *
     * @param <T> the type of the items
     * @param limiters the limiters
     * @return a new limiter
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> RateLimiter<T> maxOf(RateLimiter<T>... limiters) {
        List<RateLimiter<T>> all = List.of(limiters);
        return new RateLimiter<>() {
            @Override
            public Duration when(T item) {
                Duration longest = Duration.ZERO;
                for (RateLimiter<T> limiter : all) { // all of them, because each counts the failure
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

    /**
     * Creates a limiter that limits the wait of another one.
     *
     * @param <T> the type of the items
     * @param limiter the other limiter
     * @param max the longest wait
     * @return a new limiter
     */
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
