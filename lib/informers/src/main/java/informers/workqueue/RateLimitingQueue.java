package informers.workqueue;

/**
 * A work queue to which an item can be added when its {@link RateLimiter} lets it: after each failure later.
 *
 * <p>Any thread. Corresponds to client-go's {@code workqueue.TypedRateLimitingInterface}.
 */
public interface RateLimitingQueue<T> extends DelayingQueue<T> {
    /**
     * Adds the item as late as the limiter says, and counts it as a failure.
     *
     * @throws InterruptedException as {@link #addAfter}
     */
    void addRateLimited(T item) throws InterruptedException;

    /** It went well: the next failure is the first again. Does not touch the queue; {@link #done} is due all the same. */
    void forget(T item);

    /** How often it was added by {@link #addRateLimited} since it was last forgotten. */
    int numRequeues(T item);
}
