package informers.workqueue;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Limits each item by the number of its own failures, with a function from that number to the wait. Thread-safe. */
final class ItemRateLimiter<T> implements RateLimiter<T> {
    private final IntFunction<Duration> waitAfter;
    private final Concurrency.Monitor lock;
    private final Map<T, Integer> failures = new HashMap<>();

    /** @param waitAfter returns how long to wait, for the number of failures before this one */
    ItemRateLimiter(IntFunction<Duration> waitAfter, Concurrency concurrency) {
        this.waitAfter = waitAfter;
        this.lock = concurrency.monitor();
    }

    @Override
    public Duration when(T item) {
        return lock.read(() -> waitAfter.apply(failures.merge(item, 1, Integer::sum) - 1));
    }

    @Override
    public void forget(T item) {
        lock.with(() -> failures.remove(item));
    }

    @Override
    public int numRequeues(T item) {
        return lock.read(() -> failures.getOrDefault(item, 0));
    }
}
