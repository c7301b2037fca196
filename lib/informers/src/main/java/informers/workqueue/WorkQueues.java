package informers.workqueue;

import informers.util.Concurrency;

/**
 * Makes work queues. A controller wants {@link #newRateLimitingQueue()}.
 *
 * <p>Queues that can add later have a thread, which ends with {@link WorkQueue#shutDown}.
 *
 * <p>Any thread. Answers to client-go's {@code workqueue.NewTyped}, {@code NewTypedDelayingQueue} and
 * {@code NewTypedRateLimitingQueue}, with their {@code WithConfig} forms.
 */
public final class WorkQueues {
    private static final String NAME = "workqueue";

    private WorkQueues() {}

    public static <T> WorkQueue<T> newQueue(Concurrency world) {
        return newQueue(NAME, QueueMetrics.NONE, world);
    }

    /** A queue that tells of itself. For that it has a thread, by this name. */
    public static <T> WorkQueue<T> newQueue(String name, QueueMetrics metrics, Concurrency world) {
        return new TypedQueue<>(name, metrics, world);
    }

    public static <T> DelayingQueue<T> newDelayingQueue(Concurrency world) {
        return newDelayingQueue(NAME, newQueue(world), QueueMetrics.NONE, world);
    }

    /**
     * Adds to another queue, later.
     *
     * @param name of its thread
     * @param queue any queue; use it only through this one from now on
     * @param metrics hears of {@link QueueMetrics#retried} from this queue, and of all else from that one
     */
    public static <T> DelayingQueue<T> newDelayingQueue(
            String name, WorkQueue<T> queue, QueueMetrics metrics, Concurrency world) {
        return new TypedDelayingQueue<>(name, queue, metrics, world);
    }

    /** With the limits of {@link RateLimiters#defaultController}, on threads. */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue() {
        Concurrency world = Concurrency.threads();
        return newRateLimitingQueue(RateLimiters.defaultController(world), world);
    }

    public static <T> RateLimitingQueue<T> newRateLimitingQueue(RateLimiter<T> limiter, Concurrency world) {
        return newRateLimitingQueue(NAME, newQueue(world), limiter, QueueMetrics.NONE, world);
    }

    /** As {@link #newDelayingQueue(String, WorkQueue, QueueMetrics, Concurrency)}. */
    public static <T> RateLimitingQueue<T> newRateLimitingQueue(
            String name, WorkQueue<T> queue, RateLimiter<T> limiter, QueueMetrics metrics, Concurrency world) {
        return new TypedRateLimitingQueue<>(name, queue, limiter, metrics, world);
    }
}
