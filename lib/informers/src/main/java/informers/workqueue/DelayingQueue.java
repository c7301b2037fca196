package informers.workqueue;

import java.time.Duration;

/**
 * A work queue to which an item can be added after a delay.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code workqueue.TypedDelayingInterface}.
 *
 * @param <T> the type of the items
 */
public interface DelayingQueue<T> extends WorkQueue<T> {
    /**
     * Adds an item after a delay. If the item is already delayed, the earlier time counts. Ignored after
     * {@link #shutDown}, which also drops all delayed items. Blocks while more than 1,000 new items have not been processed
     * by the queue's thread.
     *
     * @param item the item
     * @param delay the delay; if it is zero or less, the item is added at once
     * @throws InterruptedException if the calling thread is interrupted while it blocks; the item was not added
     */
    void addAfter(T item, Duration delay) throws InterruptedException;
}
