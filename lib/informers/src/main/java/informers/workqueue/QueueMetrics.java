package informers.workqueue;

import java.time.Duration;

/**
 * Receives the figures of a work queue, for gauges and histograms. Override the methods of interest; by default they do
 * nothing.
 *
 * <p>Called by any thread, also concurrently, while the queue's locks are held: an implementation must be quick and must not
 * call the queue. Exceptions are logged and otherwise ignored. Corresponds to client-go's
 * {@code workqueue.MetricsProvider}.
 */
public interface QueueMetrics {
    /** Ignores all figures. */
    QueueMetrics NONE = new QueueMetrics() {};

    /** Called when an item is added that is not queued yet. */
    default void added() {}

    /**
     * Called when the number of queued items changes.
     *
     * @param items the number of queued items
     */
    default void depth(int items) {}

    /**
     * Called when an item is taken from the queue.
     *
     * @param waited how long it was queued
     */
    default void latency(Duration waited) {}

    /**
     * Called when the work on an item is done.
     *
     * @param worked how long the work took
     */
    default void workDuration(Duration worked) {}

    /**
     * Called every 500 ms with the work in progress, also if there is none. If it keeps growing, a worker hangs.
     *
     * @param all the time since the start of the work, summed over all items in progress
     * @param longest the longest of these times
     */
    default void unfinishedWork(Duration all, Duration longest) {}

    /** Called when an item is added with a delay. */
    default void retried() {}
}
