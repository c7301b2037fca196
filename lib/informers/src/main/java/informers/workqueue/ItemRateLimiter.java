package informers.workqueue;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Limits each item by its own failures: counts them, and lets a function say what they cost. Any thread. */
final class ItemRateLimiter<T> implements RateLimiter<T> {
    private final IntFunction<Duration> waitAfter;
    private final Concurrency.Monitor lock;
    private final Map<T, Integer> failures = new HashMap<>();

    /** @param waitAfter how long to wait, by the number of failures before this one */
    ItemRateLimiter(IntFunction<Duration> waitAfter, Concurrency concurrency) {
        this.waitAfter = waitAfter;
        this.lock = concurrency.monitor();
    }

    @Override
    public Duration when(T item) {
        lock.lock();
        try {
            return waitAfter.apply(failures.merge(item, 1, Integer::sum) - 1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(T item) {
        lock.with(() -> failures.remove(item));
    }

    @Override
    public int numRequeues(T item) {
        lock.lock();
        try {
            return failures.getOrDefault(item, 0);
        } finally {
            lock.unlock();
        }
    }
}
