package informers.workqueue;

import informers.util.Concurrency;

/**
 * Creates work queues. {@link #newRateLimitingQueue()} is the one for controllers.
 *
 * <p>A delaying queue has a thread, which ends with {@link WorkQueue#shutDown}.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code workqueue.NewTyped}, {@code NewTypedDelayingQueue} and
 * {@code NewTypedRateLimitingQueue}, with their {@code WithConfig} forms.
 */
public final class WorkQueues {
    private static final String NAME = "workqueue";

    private WorkQueues() {}

    /**
     * Creates a work queue.
     *
     * @param <T> the type of the items
     * @param concurrency provides threads, locks and time
     * @return an empty queue
     */
    public static <T> WorkQueue<T> newQueue(Concurrency concurrency) {
        return newQueue(NAME, QueueMetrics.NONE, concurrency);
    }

    /**
     * Creates a work queue with metrics. It has a thread that reports the unfinished work.
     *
     * @param <T> the type of the items
     * @param name the name of the thread
     * @param metrics receives the figures
     * @param concurrency provides threads, locks and time
     * @return an empty queue
     */
    public static <T> WorkQueue<T> newQueue(String name, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedQueue<>(name, metrics, concurrency);
    }

    /**
     * Creates a delaying queue.
     *
     * @param <T> the type of the items
     * @param concurrency provides threads, locks and time
     * @return an empty queue
     */
    public static <T> DelayingQueue<T> newDelayingQueue(Concurrency concurrency) {
        return newDelayingQueue(NAME, newQueue(concurrency), QueueMetrics.NONE, concurrency);
    }

    /**
     * Creates a delaying queue on top of another queue.
     *
     * @param <T> the type of the items
     * @param name the name of the thread
     * @param queue the other queue; it must only be used through the new one
     * @param metrics receives {@link QueueMetrics#retried}; the other figures come from the other queue
     * @param concurrency provides threads, locks and time
     * @return the queue
     */
    public static <T> DelayingQueue<T> newDelayingQueue(
            String name, WorkQueue<T> queue, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedDelayingQueue<>(name, queue, metrics, concurrency);
    }

    /**
     * Creates a rate limiting queue with {@link RateLimiters#defaultController}.
     *
     * @param <T> the type of the items
     * @return an empty queue
     */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue() {
        Concurrency concurrency = Concurrency.threads();
        return newRateLimitingQueue(RateLimiters.defaultController(concurrency), concurrency);
    }

    /**
     * Creates a rate limiting queue.
     *
     * @param <T> the type of the items
     * @param limiter determines the delays
     * @param concurrency provides threads, locks and time
     * @return an empty queue
     */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue(RateLimiter<T> limiter, Concurrency concurrency) {
        return newRateLimitingQueue(NAME, newQueue(concurrency), limiter, QueueMetrics.NONE, concurrency);
    }

    /**
     * Creates a rate limiting queue on top of another queue.
     *
     * @param <T> the type of the items
     * @param name the name of the thread
     * @param queue the other queue; it must only be used through the new one
     * @param limiter determines the delays
     * @param metrics receives {@link QueueMetrics#retried}; the other figures come from the other queue
     * @param concurrency provides threads, locks and time
     * @return the queue
     */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue(
            String name, WorkQueue<T> queue, RateLimiter<T> limiter, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedRateLimitingQueue<>(name, queue, limiter, metrics, concurrency);
    }
}
