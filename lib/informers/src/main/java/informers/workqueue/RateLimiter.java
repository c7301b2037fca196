package informers.workqueue;

import java.time.Duration;

/**
 * Says how long an item has to wait before it is tried again. See {@link RateLimiters}.
 *
 * <p>Any thread. Corresponds to client-go's {@code workqueue.TypedRateLimiter}.
 */
public interface RateLimiter<T> {
    /** How long to wait. Each call counts as a failure. */
    Duration when(T item);

    /** The item is through, for good or for bad: its failures are no longer counted. */
    void forget(T item);

    /** How many failures it has had. */
    int numRequeues(T item);
}
