package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.internal.util.LogLimit;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.Queue;
import informers.queue.Queue.BatchProcess;
import informers.queue.Queue.PopProcess;
import informers.queue.QueueClosedException;
import informers.reflector.ReflectorOptions;
import informers.reflector.ReflectorRunner;
import informers.reflector.ReflectorStats;
import informers.store.Indexer;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the reflector, which fills the queue, and the process loop, which empties it: one thread each.
 *
 * <p>Thread-safe. Started once, stopped once. Corresponds to client-go's {@code cache.Controller}
 * ({@code tools/cache/controller.go}), which is not what Kubernetes calls a controller.
 */
final class InformerPipeline<T extends KubeObject> {
    private static final Logger LOG = LoggerFactory.getLogger(InformerPipeline.class);

    /** The pause before a loop that failed unexpectedly is restarted, as in client-go. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Queue<T> queue;
    private final ReflectorRunner reflector;
    private final PopProcess<T> process;
    private final BatchProcess<T> processBatch;
    private final StoreFailures failures;
    private final @Nullable MeasuredProcessing metrics; // null without a name
    private final LogLimit limit = new LogLimit();
    private final Concurrency concurrency;
    private final Latch synced;
    private final Latch stopping;
    private volatile @Nullable Throwable failure; // the error that ended it

    /**
     * @param store the store that the process functions write to
     * @param resync sets the resync options of the reflector
     * @param synced opened when the queue has synced and the store is complete
     */
    InformerPipeline(
            InformerOptions<T> options,
            Indexer<T> store,
            UnaryOperator<ReflectorOptions<T>> resync,
            PopProcess<T> process,
            BatchProcess<T> processBatch,
            Latch synced) {
        InformerParts<T> parts = options.parts();
        this.name = options.name();
        this.concurrency = options.concurrency();
        TransformFunc<T> transform = options.transform();
        this.queue =
                parts.queue().queue(store, transform == null ? null : new CheckedTransform<>(transform), concurrency);
        ReflectorOptions<T> wanted = options.reflector()
                .apply(resync.apply(ReflectorOptions.of(options.type()).withName(name)));
        this.failures = new StoreFailures(name, wanted.monitor(), this::relist, concurrency);
        store.tolerateIndexFailures(failures::notIndexed);
        ObservedStore<T> sink = new ObservedStore<>(queue, failures::whileQueueing, this::openIfSynced);
        this.reflector = parts.reflector().reflector(options.listerWatcher(), sink, wanted, concurrency);
        this.process = process;
        this.processBatch = processBatch;
        InformerName shared = options.informerName();
        this.metrics = shared == null
                ? null
                : new MeasuredProcessing(
                        shared,
                        shared.withResource(options.type().resource()),
                        queue::size,
                        store::lastStoreSyncResourceVersion,
                        concurrency);
        this.synced = synced;
        this.stopping = new Latch(concurrency);
    }

    /**
     * Starts the threads.
     *
     * @param atEnd runs on the process loop's thread, after the reflector's thread has ended
     * @return both threads, the one that ends last first
     */
    List<Concurrency.Task> start(Runnable atEnd) {
        Concurrency.Task reflecting = concurrency.spawn("reflector " + name, () -> {
            untilStopped(reflector::run);
            closeQueue();
        });
        Concurrency.Task popping = concurrency.spawn("informer " + name, () -> {
            try {
                untilStopped(this::processLoop);
                reflecting.join();
            } catch (InterruptedException e) {
                stop();
            } finally {
                stop(); // no effect, unless the process loop failed
                atEnd.run();
            }
        });
        return List.of(popping, reflecting);
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    /** Runs a loop until the pipeline is stopped. A loop that fails is restarted, so that the informer never stops silently. */
    private void untilStopped(Loop loop) {
        try {
            while (!stopping.isOpen()) {
                try {
                    loop.run();
                    return;
                } catch (RuntimeException e) {
                    limit.error(
                            LOG,
                            e.getClass().getName(),
                            e,
                            "{}: unexpected error; restarting in {}",
                            name,
                            PAUSE_AFTER_FAILURE);
                    stopping.await(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            stop();
        } catch (Throwable e) { // an Error, or a checked exception that was not declared, as Kotlin throws them
            // Such as OutOfMemoryError: the state is undefined, and without this thread the informer would only seem to
            // run. So the whole informer ends, and isStopped() is true. In client-go the process would end.
            LOG.error("{}: unrecoverable error; this informer stops", name, e);
            failure = e;
            stop();
        }
    }

    private void processLoop() throws InterruptedException {
        while (true) {
            long before = failures.count();
            try {
                queue.popBatch(this::processBatch, this::process);
            } catch (QueueClosedException e) {
                return;
            } catch (RuntimeException e) {
                // Not retried, because the entry has left the queue: a relist will deliver it again.
                if (failures.count() == before) {
                    throw e; // thrown by the queue itself
                }
            }
            failures.processed(queue);
            openIfSynced();
            if (metrics != null) {
                metrics.report();
            }
        }
    }

    private void process(Deltas<T> deltas, boolean isInInitialList) {
        try {
            measured(() -> process.process(deltas, isInitial(isInInitialList)));
        } catch (Throwable e) {
            failures.lost(deltas, e);
            throw e;
        }
    }

    private void processBatch(List<Delta<T>> deltas, boolean isInInitialList) {
        try {
            measured(() -> processBatch.process(deltas, isInitial(isInInitialList)));
        } catch (Throwable e) {
            failures.lost(deltas.get(0) + " and " + (deltas.size() - 1) + " more", e);
            throw e;
        }
    }

    private void measured(Runnable processing) {
        if (metrics == null) {
            processing.run();
        } else {
            metrics.run(processing);
        }
    }

    /**
     * Returns whether handlers see an entry as a part of the initial list. The queue has synced when it has been emptied
     * once; but if the store refused what was popped, the initial list is a later one, and handlers wait for that.
     */
    private boolean isInitial(boolean ofTheQueue) {
        return ofTheQueue || !synced.isOpen();
    }

    private void relist(String why) {
        reflector.relist(why);
    }

    /** Opens {@code synced} when the queue has synced and, checked afterwards, the store lacks nothing. */
    private void openIfSynced() {
        if (!synced.isOpen() && queue.hasSynced() && failures.missing().isEmpty()) {
            synced.open();
        }
    }

    /** Returns why the store lacks an object that was popped; empty if it is complete. */
    Optional<Throwable> storeFailure() {
        return failures.missing();
    }

    /** Closes the queue after the stop. Not in stop(), because the queue may hold its lock while user code hangs. */
    private void closeQueue() {
        try {
            stopping.await();
        } catch (InterruptedException e) {
            stop();
        } finally {
            queue.close();
        }
    }

    /** Stops without waiting. Queued entries are still processed; the reflector's thread closes the queue. */
    void stop() {
        stopping.open();
        try {
            reflector.close();
        } catch (RuntimeException e) { // such as one from Watch.close()
            LOG.warn("{}: closing the reflector failed; the informer stops all the same", name, e);
        }
    }

    String lastSyncResourceVersion() {
        return reflector.lastSyncResourceVersion();
    }

    ReflectorStats reflectorStats() {
        return reflector.stats().plusStoreErrors(failures.count());
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    int queueSize() {
        return queue.size();
    }
}
