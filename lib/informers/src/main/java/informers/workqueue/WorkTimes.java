package informers.workqueue;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** When items were queued and taken. Guarded by the queue's lock. Corresponds to client-go's {@code queueMetrics}. */
final class WorkTimes<T> {
    private final QueueMetrics metrics;
    private final Concurrency concurrency;
    private final Map<T, Long> added = new HashMap<>();
    private final Map<T, Long> taken = new HashMap<>();

    WorkTimes(QueueMetrics metrics, Concurrency concurrency) {
        this.metrics = metrics;
        this.concurrency = concurrency;
    }

    void add(T item) {
        added.put(item, concurrency.nanoTime());
        metrics.added();
        metrics.depth(added.size());
    }

    void get(T item) {
        metrics.latency(since(Objects.requireNonNull(added.remove(item))));
        taken.put(item, concurrency.nanoTime());
        metrics.depth(added.size());
    }

    void done(T item) {
        metrics.workDuration(since(Objects.requireNonNull(taken.remove(item))));
    }

    void reportUnfinished() {
        Duration all = Duration.ZERO;
        Duration longest = Duration.ZERO;
        for (long start : taken.values()) {
            Duration age = since(start);
            all = all.plus(age);
            longest = age.compareTo(longest) > 0 ? age : longest;
        }
        metrics.unfinishedWork(all, longest);
    }

    private Duration since(long start) {
        return Duration.ofNanos(concurrency.nanoTime() - start);
    }
}
