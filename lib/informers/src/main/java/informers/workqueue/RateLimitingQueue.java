package informers.workqueue;

/**
 * A work queue that delays a retried item as its {@link RateLimiter} determines: longer after each failure.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code workqueue.TypedRateLimitingInterface}.
 *
 * @param <T> the type of the items
 */
public interface RateLimitingQueue<T> extends DelayingQueue<T> {
    /**
     * Adds an item after the delay of the rate limiter. Counts as a failure of the item.
     *
     * @param item the item
     * @throws InterruptedException as {@link #addAfter}
     */
    void addRateLimited(T item) throws InterruptedException;

    /**
     * Resets the failures of an item. It does not change the queue: {@link #done} must be called all the same.
     *
     * @param item the item
     */
    void forget(T item);

    /**
     * Returns how often an item was added by {@link #addRateLimited}.
     *
     * @param item the item
     * @return the number since it was last forgotten
     */
    int numRequeues(T item);
}
