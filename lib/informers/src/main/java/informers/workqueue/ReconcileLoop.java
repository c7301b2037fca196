package informers.workqueue;

import informers.internal.util.LogLimit;
import informers.internal.util.Shutdown;
import informers.store.ConsistencyStore.ConsistencyException;
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
 * The core of a controller: workers take keys from a work queue and call a {@link Reconciler} for each.
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
 * <p>If the reconciler throws a {@link ConsistencyException}, its key is tried again after 100 ms, and no failure is counted.
 * In client-go's controllers the key goes into the rate limiter's growing backoff; for that, catch the exception and return
 * {@link Result#requeue()}.
 *
 * <p>Thread-safe. Corresponds to the loop of client-go's {@code examples/workqueue} and of sample-controller, with the
 * results of controller-runtime.
 *
 * @param <T> the type of the keys
 */
public final class ReconcileLoop<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
    private static final Duration SYNC_POLL = Duration.ofMillis(100);

    /** The pause after the queue or the rate limiter threw. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /**
     * When a key is tried again because a cache is older than a write. A backoff that grows would keep the key waiting long
     * after the cache has caught up (kubernetes/kubernetes#141250).
     */
    private static final Duration STALE_RECHECK = Duration.ofMillis(100);

    /** How long to wait at least for the queue's own thread, which ends when the queue is shut down. */
    private static final Duration QUEUE_END = Duration.ofSeconds(1);

    private final String name;
    private final RateLimitingQueue<T> queue;
    private final Reconciler<T> reconciler;
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();

    private final Concurrency.Monitor lock;
    // The fields below are guarded by the lock.
    private final List<Concurrency.Task> workers = new ArrayList<>();
    private final Map<String, T> inProgress = new LinkedHashMap<>(); // by worker
    private boolean closing;
    private long failures;
    private @Nullable Throwable failure;

    /**
     * Creates a loop. It calls the reconciler after {@link #start}.
     *
     * @param name the name for threads and log lines
     * @param queue the work queue; the loop shuts it down when it is closed
     * @param reconciler called for each key
     * @param concurrency provides threads, locks and time
     */
    public ReconcileLoop(String name, RateLimitingQueue<T> queue, Reconciler<T> reconciler, Concurrency concurrency) {
        this.name = name;
        this.queue = queue;
        this.reconciler = reconciler;
        this.concurrency = concurrency;
        this.lock = concurrency.monitor();
    }

    /**
     * Starts the workers. Does not wait.
     *
     * @param count the number of workers
     * @param hasSynced returns whether the caches have synced; no key is processed before, because in a cache that is half
     *     filled, objects would seem to be missing
     * @throws IllegalStateException if it was started or closed before
     */
    public void start(int count, BooleanSupplier hasSynced) {
        if (count < 1) {
            throw new IllegalArgumentException("expected at least 1 worker, found " + count);
        }
        lock.with(() -> {
            if (!workers.isEmpty() || queue.shuttingDown()) {
                throw new IllegalStateException("the loop " + name + " was "
                        + (workers.isEmpty() ? "closed" : "started") + " before. Create a new one, with a new queue.");
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
                    LOG.info("{}: worker interrupted; its thread ends worker={}", name, worker);
                    return;
                }
                interrupted = true; // user code has set the interrupt flag of its own thread
                if (limit.count("interrupt") > 0) {
                    LOG.warn(
                            "{}: worker interrupted, but the loop is not closing; continuing in {} worker={}",
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

    /** Returns whether an interrupt means that the worker must end. */
    private boolean isEnding() {
        return lock.read(() -> closing) || queue.shuttingDown();
    }

    /** Processes one key; returns false if the queue is shut down and empty. Exceptions do not end the worker. */
    private boolean workOn(String worker) throws InterruptedException {
        try {
            Optional<T> key = queue.get();
            if (key.isEmpty()) {
                return false;
            }
            process(worker, key.get());
        } catch (RuntimeException e) { // thrown by a user's queue
            recordFailure(e);
            if (limit.count("queue") > 0) {
                LOG.error("{}: the queue threw; the worker continues in {} worker={}", name, AFTER_FAILURE, worker, e);
            }
            concurrency.sleep(AFTER_FAILURE);
        }
        return true;
    }

    private boolean isSynced(BooleanSupplier hasSynced) {
        try {
            return hasSynced.getAsBoolean();
        } catch (RuntimeException e) {
            recordFailure(e);
            if (limit.count("hasSynced") > 0) {
                LOG.warn("{}: hasSynced threw; calling it again in {}", name, SYNC_POLL, e);
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
            queue.done(key); // last: a key that was added meanwhile, also above, is queued now
        }
    }

    /** Records a key as in progress, unless the loop is closing; returns whether it did. */
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
                    reconciler.reconcile(key),
                    "expected a Result, found null. If nothing is left to do, return Result.done().");
        } catch (Throwable e) { // an Error too: this thread must continue with the other keys
            if (e instanceof InterruptedException interrupt && isEnding()) {
                throw interrupt;
            }
            if (e instanceof ConsistencyException stale) {
                LOG.debug("{}: {}; retrying in {} key={}", name, stale.getMessage(), STALE_RECHECK, key);
                queue.addAfter(key, STALE_RECHECK);
                return;
            }
            recordFailure(e);
            LOG.warn("{}: reconcile failed; retrying after a backoff key={}", name, key, e);
            requeue(key, () -> queue.addRateLimited(key));
            return;
        }
        requeue(key, () -> {
            if (result.again() && result.after().isZero()) {
                queue.addRateLimited(key);
            } else {
                queue.forget(key); // success resets the backoff
                if (result.again()) {
                    queue.addAfter(key, result.after());
                }
            }
        });
    }

    private interface Requeue {
        void run() throws InterruptedException;
    }

    /** Requeues a key. If the user's rate limiter throws or returns null, the key is requeued after a second. */
    private void requeue(T key, Requeue how) throws InterruptedException {
        try {
            how.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error too, as above
            recordFailure(e);
            if (limit.count("limiter") > 0) {
                LOG.error("{}: the rate limiter threw; retrying the key in {} key={}", name, AFTER_FAILURE, key, e);
            }
            queue.addAfter(key, AFTER_FAILURE);
        }
    }

    private void recordFailure(Throwable thrown) {
        lock.with(() -> {
            failures++;
            if (failure == null) {
                failure = thrown;
            }
        });
    }

    /**
     * Returns the number of exceptions of the reconciler, the rate limiter, the queue and {@code hasSynced}.
     *
     * @return 0 or greater
     */
    public long failures() {
        return lock.read(() -> failures);
    }

    /**
     * Returns the first of these exceptions.
     *
     * @return empty if there was none
     */
    public Optional<Throwable> failure() {
        return lock.read(() -> Optional.ofNullable(failure));
    }

    /** {@return the keys that are being processed: a snapshot} */
    public List<T> keysInProgress() {
        return lock.read(() -> List.copyOf(inProgress.values()));
    }

    /**
     * Closes the loop as {@link #close(Duration)} does, with ten seconds. If the calling thread is interrupted, it stops
     * waiting, and its interrupt flag is set when this returns.
     */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Shuts the queue down and waits for the reconciles in progress. No further key is processed: queued and delayed keys
     * are dropped, which is safe, because a new controller receives every object again. A reconcile that still runs after
     * this time is interrupted; if it still runs a second later, its key is named in a warning and in
     * {@link #keysInProgress}, and its thread is left behind.
     *
     * <p>In client-go {@code ShutDown} lets the workers empty the queue first, without a wait for them; in
     * controller-runtime the cancelled context ends them. To empty the queue first, call {@link #closeWithDrain}.
     *
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @return whether all threads have ended
     * @throws IllegalStateException if the reconciler calls it: it would wait for itself
     */
    public boolean close(Duration atMost) {
        lock.with(() -> closing = true);
        return end(atMost);
    }

    /**
     * Closes the loop as {@link #close(Duration)} does, but processes the queued keys first, as far as the time allows.
     * Corresponds to client-go's {@code ShutDownWithDrain}.
     *
     * @param atMost how long to wait before the queued keys are dropped and the reconciles in progress are interrupted
     * @return whether the queue was emptied and all threads have ended
     */
    public boolean closeWithDrain(Duration atMost) {
        long from = concurrency.nanoTime();
        queue.shutDown();
        boolean drained = joinWorkers(atMost);
        lock.with(() -> closing = true);
        return end(Shutdown.left(concurrency, from, atMost)) && drained;
    }

    /** Waits for the workers, without an interrupt. */
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
                    "{}: reconciles did not end within {}; they were interrupted and still run; leaving their threads behind"
                            + " keysByWorker={} queuedKeys={}",
                    name,
                    atMost,
                    stuck,
                    queue.len());
        }
        return queueEnded(Shutdown.left(concurrency, from, atMost)) && left.isEmpty();
    }

    /** Waits for the queue's own thread, which ends when the queue is shut down. */
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
