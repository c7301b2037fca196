package informers.workqueue;

import java.time.Duration;

/**
 * What a queue tells of itself, for a gauge or a histogram. Override what you want to know.
 *
 * <p>Called by any thread, also by several at once, and under the queue's locks: so it must be quick and must not call the
 * queue. What it throws is logged, and costs the queue nothing. Corresponds to client-go's {@code workqueue.MetricsProvider}.
 */
public interface QueueMetrics {
    /** Nobody wants to know. */
    QueueMetrics NONE = new QueueMetrics() {};

    /** An item was added that did not wait yet. */
    default void added() {}

    /** How many items are to be worked on; told at each change. */
    default void depth(int items) {}

    /** An item was taken out: how long it had waited. */
    default void latency(Duration waited) {}

    /** An item is done: how long that took. */
    default void workDuration(Duration worked) {}

    /**
     * The work that is under way; told each 500 ms, also if there is none. If it grows and grows, a worker hangs.
     *
     * @param all how long it has taken so far, summed over all items
     * @param longest how long the oldest of it has taken so far
     */
    default void unfinishedWork(Duration all, Duration longest) {}

    /** An item was added for later. */
    default void retried() {}
}
