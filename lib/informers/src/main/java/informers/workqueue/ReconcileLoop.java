package informers.workqueue;

import informers.internal.util.LogLimit;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop at the heart of every controller: workers take keys out of a queue and hand them to a {@link Reconciler},
 * until all is as it should be.
 *
 * <pre>{@code
 * RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue();
 * informer.addEventHandler(... queue.add(pod.key()) ...);
 * try (var loop = new ReconcileLoop<>("pods", queue, key -> { ...; return Result.done(); }, concurrency)) {
 *     loop.start(2, informer::hasSynced);
 *     ...
 * }
 * }</pre>
 *
 * <p>Any thread. Corresponds to the loop of client-go's {@code examples/workqueue} and of sample-controller, with the results
 * of controller-runtime.
 */
public final class ReconcileLoop<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
    private static final Duration SYNC_POLL = Duration.ofMillis(100);

    /** After the queue or the rate limiter threw. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** How long to wait for the queue's own thread, which has nothing to do but to see that the queue is shut down. */
    private static final Duration QUEUE_END = Duration.ofSeconds(1);

    private final String name;
    private final RateLimitingQueue<T> queue;
    private final Reconciler<T> reconciler;
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();

    private final Concurrency.Monitor lock;
    // All below is guarded by the lock.
    private final List<Concurrency.Task> workers = new ArrayList<>();
    private final Map<String, T> inProgress = new LinkedHashMap<>(); // by worker
    private boolean closing;
    private long failures;
    private @Nullable Throwable failure;

    /**
     * @param name of its threads and in its log
     * @param queue the loop shuts it down when it is closed
     */
    public ReconcileLoop(String name, RateLimitingQueue<T> queue, Reconciler<T> reconciler, Concurrency concurrency) {
        this.name = name;
        this.queue = queue;
        this.reconciler = reconciler;
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
    }

    /**
     * Starts the workers and returns.
     *
     * @param hasSynced whether the caches are filled; no key is worked on before, for a store that is half full looks
     *     like a cluster where half is missing
     * @throws IllegalStateException if it was started or closed before
     */
    public void start(int count, BooleanSupplier hasSynced) {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 worker, came " + count);
        }
        lock.with(() -> {
            if (!workers.isEmpty() || queue.shuttingDown()) {
                throw new IllegalStateException("the loop " + name + " was "
                        + (workers.isEmpty() ? "closed" : "started") + " before. Make a new one, with a new queue.");
            }
            for (int i = 0; i < count; i++) {
                String worker = "worker " + name + "-" + i;
                workers.add(concurrency.spawn(worker, () -> work(worker, hasSynced)));
            }
        });
    }

    private void work(String worker, BooleanSupplier hasSynced) {
        boolean interrupted = false;
        while (true) {
            try {
                if (interrupted) {
                    concurrency.sleep(AFTER_FAILURE);
                }
                workWhenSynced(worker, hasSynced);
                return;
            } catch (InterruptedException e) {
                if (isEnding()) {
                    LOG.info("{}: worker interrupted; it ends worker={}", name, worker);
                    return;
                }
                interrupted = true; // user code set the interrupt flag of its own thread
                if (limit.count("interrupt") > 0) {
                    LOG.warn(
                            "{}: worker interrupted, though nobody closes the loop; it continues in {} worker={}",
                            name,
                            AFTER_FAILURE,
                            worker);
                }
            }
        }
    }

    private void workWhenSynced(String worker, BooleanSupplier hasSynced) throws InterruptedException {
        while (!isSynced(hasSynced)) {
            if (queue.shuttingDown()) {
                return;
            }
            concurrency.sleep(SYNC_POLL);
        }
        while (workOn(worker)) {}
    }

    /** Whether an interrupt means that the worker is to end. */
    private boolean isEnding() {
        return lock.read(() -> closing) || queue.shuttingDown();
    }

    /** Works on keys until there are none any more. Whatever throws, this thread lives on for the keys that come. */
    private boolean workOn(String worker) throws InterruptedException {
        try {
            Optional<T> key = queue.get();
            if (key.isEmpty()) {
                return false;
            }
            process(worker, key.get());
        } catch (RuntimeException e) { // a queue of the user's
            note(e);
            if (limit.count("queue") > 0) {
                LOG.error("{}: the queue threw; the worker goes on in {} worker={}", name, AFTER_FAILURE, worker, e);
            }
            concurrency.sleep(AFTER_FAILURE);
        }
        return true;
    }

    private boolean isSynced(BooleanSupplier hasSynced) {
        try {
            return hasSynced.getAsBoolean();
        } catch (RuntimeException e) {
            note(e);
            if (limit.count("hasSynced") > 0) {
                LOG.warn("{}: hasSynced threw; asking again in {}", name, SYNC_POLL, e);
            }
            return false;
        }
    }

    private void process(String worker, T key) throws InterruptedException {
        if (!begin(worker, key)) {
            queue.done(key);
            return;
        }
        try {
            tryTo(key);
        } catch (InterruptedException e) {
            queue.add(key); // for another worker
            throw e;
        } finally {
            lock.with(() -> inProgress.remove(worker));
            queue.done(key); // last: what was added meanwhile, also above, waits until now
        }
    }

    /** Whether this key is still to be worked on: not after {@link #close}. */
    private boolean begin(String worker, T key) {
        return lock.read(() -> {
            if (!closing) {
                inProgress.put(worker, key);
            }
            return !closing;
        });
    }

    private void tryTo(T key) throws InterruptedException {
        Result result;
        try {
            result = Objects.requireNonNull(
                    reconciler.reconcile(key), "expected a Result, came null. When all is done, return Result.done().");
        } catch (Throwable e) { // an Error too: this thread must live on for the other keys
            if (e instanceof InterruptedException interrupt && isEnding()) {
                throw interrupt;
            }
            note(e);
            LOG.warn("{}: {} failed, and is tried again later", name, key, e);
            requeue(key, () -> queue.addRateLimited(key));
            return;
        }
        requeue(key, () -> {
            if (result.again() && result.after().isZero()) {
                queue.addRateLimited(key);
            } else {
                queue.forget(key); // no failure: what comes next is the first again
                if (result.again()) {
                    queue.addAfter(key, result.after());
                }
            }
        });
    }

    private interface Requeue {
        void run() throws InterruptedException;
    }

    /** A rate limiter of the user's may throw, or give null: then the key comes again after a second. */
    private void requeue(T key, Requeue how) throws InterruptedException {
        try {
            how.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error too, as above
            note(e);
            if (limit.count("limiter") > 0) {
                LOG.error(
                        "{}: the rate limiter threw; the key is worked on again in {} key={}",
                        name,
                        AFTER_FAILURE,
                        key,
                        e);
            }
            queue.addAfter(key, AFTER_FAILURE);
        }
    }

    private void note(Throwable thrown) {
        lock.with(() -> {
            failures++;
            if (failure == null) {
                failure = thrown;
            }
        });
    }

    /** How often the reconciler threw. */
    public long failures() {
        lock.lock();
        try {
            return failures;
        } finally {
            lock.unlock();
        }
    }

    /** What it threw first, if it ever did. */
    public Optional<Throwable> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** The keys that are being worked on now. */
    public List<T> keysInProgress() {
        return lock.read(() -> List.copyOf(inProgress.values()));
    }

    /**
     * As {@link #close(Duration)}, with ten seconds. If the calling thread is interrupted, it stops
     * waiting, and its interrupt flag is set when this returns.
     */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Shuts the queue down and waits for the reconciles that are under way. No further key is worked on: neither those that
     * wait in the queue nor those that wait for their time. Whoever starts next sees everything anew. A reconcile that still
     * runs when the time is over is interrupted; if it still runs a second later, its key is named in a warning and in
     * {@link #keysInProgress}, and its thread is left behind.
     *
     * <p>In client-go {@code ShutDown} lets the workers empty the queue first, and nobody waits for them; in
     * controller-runtime the cancelled context ends them. To have the queue emptied first, call {@link #closeWithDrain}.
     *
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @return whether no thread is left
     * @throws IllegalStateException if the reconciler calls it: it would wait for itself
     */
    public boolean close(Duration atMost) {
        lock.with(() -> closing = true);
        return end(atMost);
    }

    /**
     * As {@link #close(Duration)}, but the keys that wait in the queue are worked on first, as far as the time allows.
     * Corresponds to client-go's {@code ShutDownWithDrain}.
     *
     * @param atMost how long to wait before what is still in the queue is dropped and what runs is interrupted
     * @return whether the queue was emptied and no thread is left
     */
    public boolean closeWithDrain(Duration atMost) {
        long from = concurrency.nanoTime();
        queue.shutDown();
        boolean drained = joinWorkers(atMost);
        lock.with(() -> closing = true);
        return end(Shutdown.left(concurrency, from, atMost)) && drained;
    }

    /** Waits without interrupting anybody. */
    private boolean joinWorkers(Duration atMost) {
        long from = concurrency.nanoTime();
        try {
            for (Concurrency.Task worker : lock.read(() -> List.copyOf(workers))) {
                if (!worker.join(Shutdown.left(concurrency, from, atMost))) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            return false;
        } catch (IllegalStateException e) {
            throw closedFromWithin(e);
        }
    }

    private boolean end(Duration atMost) {
        long from = concurrency.nanoTime();
        queue.shutDown();
        List<Concurrency.Task> left;
        try {
            left = Shutdown.await(concurrency, atMost, lock.read(() -> List.copyOf(workers)));
        } catch (IllegalStateException e) {
            throw closedFromWithin(e);
        }
        if (!left.isEmpty()) {
            Map<String, T> stuck = lock.read(() -> new LinkedHashMap<>(inProgress));
            LOG.warn(
                    "{}: reconciles did not end within {} and were interrupted; their threads are left behind"
                            + " keysByWorker={} queuedKeys={}",
                    name,
                    atMost,
                    stuck,
                    queue.len());
        }
        return queueEnded(Shutdown.left(concurrency, from, atMost)) && left.isEmpty();
    }

    /** Waits for the queue's own thread, which ends as soon as the queue is shut down. */
    private boolean queueEnded(Duration atMost) {
        try {
            return queue.shutDownWithDrain(atMost.compareTo(QUEUE_END) < 0 ? QUEUE_END : atMost);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            return false;
        }
    }

    private IllegalStateException closedFromWithin(IllegalStateException e) {
        return new IllegalStateException(
                "the reconciler of " + name + " closes its own loop, and would wait for itself forever. "
                        + "Call shutDown() of the queue there; it does not wait.",
                e);
    }
}
