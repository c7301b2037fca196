package informers.workqueue;

import java.time.Duration;

/**
 * A work queue to which an item can be added later.
 *
 * <p>Any thread. Corresponds to client-go's {@code workqueue.TypedDelayingInterface}.
 */
public interface DelayingQueue<T> extends WorkQueue<T> {
    /**
     * Adds the item when this time has passed; at once if it is zero or less. An item that waits for its time already
     * keeps the earlier one. Ignored after {@link #shutDown}, which also drops what waits for its time.
     *
     * @throws InterruptedException if the task was told to stop while it waited for room, for 1,000 items had come and
     *     were not sorted in yet; then the item was not added
     */
    void addAfter(T item, Duration delay) throws InterruptedException;
}
