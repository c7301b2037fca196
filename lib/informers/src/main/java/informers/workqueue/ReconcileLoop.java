package informers.workqueue;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * try (var loop = new ReconcileLoop<>("pods", queue, key -> { ...; return Result.done(); }, world)) {
 *     loop.start(2, informer::hasSynced);
 *     ...
 * }
 * }</pre>
 *
 * <p>Any thread. Answers to the loop of client-go's {@code examples/workqueue} and of sample-controller, with the results
 * of controller-runtime.
 */
public final class ReconcileLoop<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
    private static final Duration SYNC_POLL = Duration.ofMillis(100);

    private final String name;
    private final RateLimitingQueue<T> queue;
    private final Reconciler<T> reconciler;
    private final Concurrency world;

    private final Concurrency.Monitor lock;
    // All below is guarded by the lock.
    private final List<Concurrency.Task> workers = new ArrayList<>();
    private long failures;
    private @Nullable Throwable failure;

    /**
     * @param name of its threads and in its log
     * @param queue the loop shuts it down when it is closed
     */
    public ReconcileLoop(String name, RateLimitingQueue<T> queue, Reconciler<T> reconciler, Concurrency world) {
        this.name = name;
        this.queue = queue;
        this.reconciler = reconciler;
        this.world = world;
        this.lock = world.monitor();
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
                workers.add(world.spawn("worker " + name + "-" + i, () -> work(hasSynced)));
            }
        });
    }

    private void work(BooleanSupplier hasSynced) {
        try {
            while (!hasSynced.getAsBoolean()) {
                if (queue.shuttingDown()) {
                    return;
                }
                world.sleep(SYNC_POLL);
            }
            for (Optional<T> key = queue.get(); key.isPresent(); key = queue.get()) {
                process(key.get());
            }
        } catch (InterruptedException e) {
            LOG.info("a worker of {} was told to stop", name);
        }
    }

    private void process(T key) throws InterruptedException {
        try {
            tryTo(key);
        } catch (InterruptedException e) {
            queue.add(key); // for another worker
            throw e;
        } finally {
            queue.done(key); // last: what was added meanwhile, also above, waits until now
        }
    }

    private void tryTo(T key) throws InterruptedException {
        Result result;
        try {
            result = reconciler.reconcile(key);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) { // an Error too: this thread must live on for the other keys
            note(e);
            LOG.warn("{}: {} failed, and is tried again later", name, key, e);
            queue.addRateLimited(key);
            return;
        }
        if (result.again() && result.after().isZero()) {
            queue.addRateLimited(key);
        } else {
            queue.forget(key); // no failure: what comes next is the first again
            if (result.again()) {
                queue.addAfter(key, result.after());
            }
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

    /**
     * Shuts the queue down, waits until the keys in it are worked on, and leaves no thread. Keys that wait for their time
     * are dropped: whoever starts next will see everything anew.
     *
     * @throws IllegalStateException if the reconciler calls it: it would wait for itself
     */
    @Override
    public void close() throws InterruptedException {
        queue.shutDown();
        List<Concurrency.Task> toJoin = new ArrayList<>();
        lock.with(() -> toJoin.addAll(workers));
        for (Concurrency.Task worker : toJoin) {
            join(worker);
        }
        queue.shutDownWithDrain(); // nothing is left to drain; this waits for the queue's own thread
    }

    private void join(Concurrency.Task worker) throws InterruptedException {
        try {
            worker.join();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "the reconciler of " + name + " closes its own loop, and would wait for itself for ever. "
                            + "Call shutDown() of the queue there; it does not wait.",
                    e);
        }
    }
}
