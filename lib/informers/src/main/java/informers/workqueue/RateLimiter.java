package informers.workqueue;

import java.time.Duration;

/**
 * Determines how long an item waits before it is retried. {@link RateLimiters} creates the usual ones.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code workqueue.TypedRateLimiter}.
 *
 * @param <T> the type of the items
 */
public interface RateLimiter<T> {
    /**
     * Returns how long to wait. Each call counts as a failure of the item.
     *
     * @param item the item
     * @return the wait, not null
     */
    Duration when(T item);

    /**
     * Resets the failures of an item, after it succeeded or was given up.
     *
     * @param item the item
     */
    void forget(T item);

    /**
     * Returns the number of failures of an item.
     *
     * @param item the item
     * @return the failures since it was last forgotten
     */
    int numRequeues(T item);
}
