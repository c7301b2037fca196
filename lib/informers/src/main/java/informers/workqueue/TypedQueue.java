package informers.workqueue;

import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * The work queue: the items in order, and two sets.
 *
 * <p>Invariants: an item is in the queue if and only if it is dirty and not in processing. So it is never queued twice, and
 * never processed by two workers at once. Corresponds to client-go's {@code workqueue.Typed}.
 */
final class TypedQueue<T> implements WorkQueue<T> {
    private static final Duration UNFINISHED_WORK_PERIOD = Duration.ofMillis(500);

    private final Concurrency concurrency;
    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final Queue<T> queue = new ArrayDeque<>();
    private final Set<T> dirty = new HashSet<>(); // must be processed
    private final Set<T> processing = new HashSet<>(); // being processed; may be dirty at the same time
    private final WorkTimes<T> times;
    private boolean shuttingDown;
    private boolean drain;

    TypedQueue(String name, QueueMetrics metrics, Concurrency concurrency) {
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
        this.times = new WorkTimes<>(GuardedMetrics.of(metrics), concurrency);
        if (metrics != QueueMetrics.NONE) {
            concurrency.spawn(name + " metrics", () -> reportUnfinishedWork(concurrency));
        }
    }

    @Override
    public void add(T item) {
        Objects.requireNonNull(item, "expected an item, found null");
        lock.with(() -> {
            if (shuttingDown || !dirty.add(item)) {
                return;
            }
            times.add(item);
            if (!processing.contains(item)) { // otherwise done() queues it, so that only one worker processes it
                queue.add(item);
                lock.signalAll();
            }
        });
    }

    @Override
    public Optional<T> get() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty() && !shuttingDown) {
                lock.await();
            }
            if (queue.isEmpty()) {
                return Optional.empty();
            }
            T item = queue.remove();
            processing.add(item);
            dirty.remove(item); // from now on, the worker may not see a change
            times.get(item);
            return Optional.of(item);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(T item) {
        lock.with(() -> {
            if (!processing.remove(item)) {
                throw new IllegalStateException("expected an item that get() returned and that is not done yet, found "
                        + item + ". Call done() once for each get().");
            }
            times.done(item);
            if (dirty.contains(item)) {
                queue.add(item);
                lock.signalAll();
            } else if (processing.isEmpty()) {
                lock.signalAll(); // wakes shutDownWithDrain
            }
        });
    }

    @Override
    public int len() {
        return lock.read(queue::size);
    }

    @Override
    public void shutDown() {
        lock.with(() -> {
            drain = false;
            shuttingDown = true;
            lock.signalAll();
        });
    }

    @Override
    public void shutDownWithDrain() throws InterruptedException {
        lock.lock();
        try {
            drain = true;
            shuttingDown = true;
            lock.signalAll();
            while (drain && !processing.isEmpty()) {
                lock.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean shutDownWithDrain(Duration atMost) throws InterruptedException {
        long from = concurrency.nanoTime();
        lock.lock();
        try {
            drain = true;
            shuttingDown = true;
            lock.signalAll();
            while (drain && !processing.isEmpty()) {
                Duration left = Shutdown.left(concurrency, from, atMost);
                if (left.isZero()) {
                    break;
                }
                lock.await(left);
            }
            return processing.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean shuttingDown() {
        return lock.read(() -> shuttingDown);
    }

    private void reportUnfinishedWork(Concurrency concurrency) {
        lock.lock();
        try {
            long next = concurrency.nanoTime() + UNFINISHED_WORK_PERIOD.toNanos();
            while (!shuttingDown) {
                long left = next - concurrency.nanoTime();
                if (left > 0) {
                    lock.await(Duration.ofNanos(left));
                } else {
                    times.reportUnfinished();
                    next += UNFINISHED_WORK_PERIOD.toNanos();
                }
            }
        } catch (InterruptedException e) {
            // this thread ends; the queue works without it
        } finally {
            lock.unlock();
        }
    }
}
