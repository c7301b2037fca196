package informers.workqueue;

import informers.util.Concurrency;

/**
 * Makes work queues. A controller wants {@link #newRateLimitingQueue()}.
 *
 * <p>Queues that can add later have a thread, which ends with {@link WorkQueue#shutDown}.
 *
 * <p>Any thread. Corresponds to client-go's {@code workqueue.NewTyped}, {@code NewTypedDelayingQueue} and
 * {@code NewTypedRateLimitingQueue}, with their {@code WithConfig} forms.
 */
public final class WorkQueues {
    private static final String NAME = "workqueue";

    private WorkQueues() {}

    public static <T> WorkQueue<T> newQueue(Concurrency concurrency) {
        return newQueue(NAME, QueueMetrics.NONE, concurrency);
    }

    /** A queue that tells of itself. For that it has a thread, by this name. */
    public static <T> WorkQueue<T> newQueue(String name, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedQueue<>(name, metrics, concurrency);
    }

    public static <T> DelayingQueue<T> newDelayingQueue(Concurrency concurrency) {
        return newDelayingQueue(NAME, newQueue(concurrency), QueueMetrics.NONE, concurrency);
    }

    /**
     * Adds to another queue, later.
     *
     * @param name of its thread
     * @param queue any queue; use it only through this one from now on
     * @param metrics hears of {@link QueueMetrics#retried} from this queue, and of all else from that one
     */
    public static <T> DelayingQueue<T> newDelayingQueue(
            String name, WorkQueue<T> queue, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedDelayingQueue<>(name, queue, metrics, concurrency);
    }

    /** With the limits of {@link RateLimiters#defaultController}, on threads. */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue() {
        Concurrency concurrency = Concurrency.threads();
        return newRateLimitingQueue(RateLimiters.defaultController(concurrency), concurrency);
    }

    public static <T> RateLimitingQueue<T> newRateLimitingQueue(RateLimiter<T> limiter, Concurrency concurrency) {
        return newRateLimitingQueue(NAME, newQueue(concurrency), limiter, QueueMetrics.NONE, concurrency);
    }

    /** As {@link #newDelayingQueue(String, WorkQueue, QueueMetrics, Concurrency)}. */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue(
            String name, WorkQueue<T> queue, RateLimiter<T> limiter, QueueMetrics metrics, Concurrency concurrency) {
        return new TypedRateLimitingQueue<>(name, queue, limiter, metrics, concurrency);
    }
}
