package informers.workqueue;

import informers.util.Concurrency;

/** A delaying queue with a rate limiter that determines the delays. Corresponds to client-go's {@code rateLimitingType}. */
final class TypedRateLimitingQueue<T> extends TypedDelayingQueue<T> implements RateLimitingQueue<T> {
    private final RateLimiter<T> limiter;

    TypedRateLimitingQueue(
            String name, WorkQueue<T> queue, RateLimiter<T> limiter, QueueMetrics metrics, Concurrency concurrency) {
        super(name, queue, metrics, concurrency);
        this.limiter = limiter;
    }

    @Override
    public void addRateLimited(T item) throws InterruptedException {
        addAfter(item, limiter.when(item));
    }

    @Override
    public void forget(T item) {
        limiter.forget(item);
    }

    @Override
    public int numRequeues(T item) {
        return limiter.numRequeues(item);
    }
}
