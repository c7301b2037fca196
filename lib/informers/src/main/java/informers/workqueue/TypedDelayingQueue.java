package informers.workqueue;

import informers.internal.util.Durations;
import informers.internal.util.LogLimit;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the delayed items of a work queue, and adds each to the queue when its delay is over, on a thread of its own.
 *
 * <p>Corresponds to client-go's {@code delayingType}; its channel is the bounded {@code incoming} here.
 */
class TypedDelayingQueue<T> implements DelayingQueue<T> {
    private static final Logger LOG = LoggerFactory.getLogger(TypedDelayingQueue.class);
    private static final int MOST_INCOMING = 1000;

    /** The thread wakes up at least this often, also if nothing is due, in case the clock has jumped; as in client-go. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** The delay before an item that the queue refused is added again. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final WorkQueue<T> queue;
    private final QueueMetrics metrics;
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();
    private final Concurrency.Task thread;

    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final Queue<Waiting<T>> incoming = new ArrayDeque<>();
    private long count;
    private boolean stopped;

    // The fields below are used by the thread only. They hold the same entries.
    private final TreeSet<Waiting<T>> byTime = new TreeSet<>(Waiting.EARLIEST_FIRST);
    private final Map<T, Waiting<T>> byItem = new HashMap<>();

    /** @param number orders entries that are ready at the same moment: first in, first out */
    private record Waiting<T>(T item, long readyAt, long number) {
        static final Comparator<Waiting<?>> EARLIEST_FIRST = (a, b) -> a.readyAt != b.readyAt
                ? Long.signum(a.readyAt - b.readyAt) // the difference, because nanoTime may overflow
                : Long.compare(a.number, b.number);
    }

    TypedDelayingQueue(String name, WorkQueue<T> queue, QueueMetrics metrics, Concurrency concurrency) {
        this.queue = queue;
        this.metrics = GuardedMetrics.of(metrics);
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
        this.thread = concurrency.spawn(name + " delays", this::waitingLoop);
    }

    @Override
    public void addAfter(T item, Duration delay) throws InterruptedException {
        if (shuttingDown()) {
            return;
        }
        lock.with(metrics::retried);
        if (delay.isZero() || delay.isNegative()) {
            add(item);
            return;
        }
        long readyAt = concurrency.nanoTime() + Durations.nanos(delay);
        lock.lock();
        try {
            while (incoming.size() >= MOST_INCOMING && !stopped) {
                lock.await();
            }
            if (!stopped) {
                incoming.add(new Waiting<>(item, readyAt, count++));
                lock.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitingLoop() {
        try {
            while (isRunning()) {
                addWhatIsReady();
                awaitIncoming().forEach(this::insert);
            }
        } catch (InterruptedException e) {
            stop(); // so that addAfter() does not wait for this thread
        } catch (Throwable e) { // such as OutOfMemoryError
            LOG.error("unrecoverable error; this queue drops its delayed items and delays no further ones", e);
            stop(); // so that addAfter() does not wait for this thread
        }
    }

    private boolean isRunning() {
        return lock.read(() -> !stopped && !queue.shuttingDown());
    }

    private void addWhatIsReady() {
        long now = concurrency.nanoTime();
        while (!byTime.isEmpty() && byTime.first().readyAt - now <= 0) {
            T item = byTime.pollFirst().item;
            try {
                byItem.remove(item);
                queue.add(item);
            } catch (RuntimeException e) { // the user's queue, or the item's hashCode
                Waiting<T> again = new Waiting<>(item, now + AFTER_FAILURE.toNanos(), lock.read(() -> count++));
                byTime.add(again);
                remember(again);
                if (limit.count("add") > 0) {
                    LOG.error("the queue refused an item; adding it again in {} item={}", AFTER_FAILURE, item, e);
                }
            }
        }
    }

    /** Returns the new items; waits until there is one, or a delayed item is due. */
    private List<Waiting<T>> awaitIncoming() throws InterruptedException {
        long untilDue = byTime.isEmpty() ? Long.MAX_VALUE : byTime.first().readyAt - concurrency.nanoTime();
        lock.lock();
        try {
            if (incoming.isEmpty() && !stopped && untilDue > 0) {
                lock.await(Duration.ofNanos(Math.min(untilDue, MAX_WAIT.toNanos())));
            }
            List<Waiting<T>> came = List.copyOf(incoming);
            incoming.clear();
            lock.signalAll(); // there is room in incoming
            return came;
        } finally {
            lock.unlock();
        }
    }

    private void insert(Waiting<T> entry) {
        Waiting<T> known = known(entry.item);
        if (known != null) {
            if (known.readyAt - entry.readyAt <= 0) {
                return;
            }
            byTime.remove(known);
        }
        byTime.add(entry);
        remember(entry);
    }

    private @Nullable Waiting<T> known(T item) {
        try {
            return byItem.get(item);
        } catch (RuntimeException e) { // the item's hashCode or equals
            return null;
        }
    }

    /** Records an entry by its item. An item whose hashCode throws is delayed all the same, but not merged with equal ones. */
    private void remember(Waiting<T> entry) {
        try {
            byItem.put(entry.item, entry);
        } catch (RuntimeException e) {
            LOG.debug("hashCode or equals of an item threw; delaying it without merging equal items", e);
        }
    }

    private void stop() {
        lock.with(() -> {
            stopped = true;
            lock.signalAll();
        });
    }

    @Override
    public void shutDown() {
        queue.shutDown();
        stop();
    }

    /** {@inheritDoc} Also waits for this queue's own thread. */
    @Override
    public void shutDownWithDrain() throws InterruptedException {
        stop(); // first: a worker may be blocked in addAfter(), and would never call done()
        queue.shutDownWithDrain();
        thread.join();
    }

    @Override
    public boolean shutDownWithDrain(Duration atMost) throws InterruptedException {
        long from = concurrency.nanoTime();
        stop();
        boolean drained = queue.shutDownWithDrain(atMost);
        return thread.join(Shutdown.left(concurrency, from, atMost)) && drained;
    }

    @Override
    public void add(T item) {
        queue.add(item);
    }

    @Override
    public Optional<T> get() throws InterruptedException {
        return queue.get();
    }

    @Override
    public void done(T item) {
        queue.done(item);
    }

    @Override
    public int len() {
        return queue.len();
    }

    @Override
    public boolean shuttingDown() {
        return queue.shuttingDown();
    }
}
