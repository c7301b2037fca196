package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.PopProcess;
import informers.queue.Queue;
import informers.queue.QueueClosedException;
import informers.queue.QueueWithBatch;
import informers.queue.QueueWithBatch.BatchProcess;
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
 * Runs a reflector that fills a queue, and a loop that empties it: one thread each.
 *
 * <p>Any thread. Started once, stopped once. Corresponds to client-go's {@code cache.Controller}
 * ({@code tools/cache/controller.go}).
 */
final class InformerPipeline<T extends KubeObject> {
    private static final Logger LOG = LoggerFactory.getLogger(InformerPipeline.class);

    /** After something failed that never should, before it is begun anew; as in client-go. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Queue<T> queue;
    private final ReflectorRunner reflector;
    private final PopProcess<T> process;
    private final BatchProcess<T> processBatch;
    private final StoreFailures failures;
    private final LogLimit limit = new LogLimit();
    private final Concurrency concurrency;
    private final Latch synced;
    private final Latch stopping;
    private volatile @Nullable Throwable failure; // what ended it, if it was no stop()

    /**
     * @param store what the process functions write to
     * @param resync says when the reflector is to resync
     * @param synced is opened when the queue has synced
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
        ObservedStore<T> sink = new ObservedStore<>(queue, failures::queueing, this::openIfSynced);
        this.reflector = parts.reflector().reflector(options.listerWatcher(), sink, wanted, concurrency);
        this.process = process;
        this.processBatch = processBatch;
        this.synced = synced;
        this.stopping = new Latch(concurrency);
    }

    /**
     * Starts the threads.
     *
     * @param atEnd runs after the last thread but this pipeline's own has ended
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
                stop(); // it has, unless something broke
                atEnd.run();
            }
        });
        return List.of(popping, reflecting);
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    /** These loops end when they are told to. Should one break, better begin it anew than watch nothing in silence. */
    private void untilStopped(Loop loop) {
        try {
            while (!stopping.isOpen()) {
                try {
                    loop.run();
                    return;
                } catch (RuntimeException e) {
                    long number = limit.count(e.getClass().getName());
                    if (number > 0) {
                        LOG.error(
                                "{}: unexpected error; restarting in {} failures={} error=\"{}\"",
                                name,
                                PAUSE_AFTER_FAILURE,
                                number,
                                UserCode.describe(e),
                                number == 1 ? e : null);
                    }
                    stopping.await(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            stop();
        } catch (Throwable e) { // an Error, or a checked exception that was not declared, as Kotlin throws them
            // Such as OutOfMemoryError: what was half done cannot be trusted, and without this thread the informer
            // would only seem to live. So all of it ends, and isStopped() says so. There client-go's process would die.
            LOG.error("{}: an error that cannot be mended; this informer ends", name, e);
            failure = e;
            stop();
        }
    }

    private void processLoop() throws InterruptedException {
        while (true) {
            long before = failures.count();
            try {
                pop();
            } catch (QueueClosedException e) {
                return;
            } catch (RuntimeException e) {
                // It is not tried again, for the queue has given it away: a new list will bring it.
                if (failures.count() == before) {
                    throw e; // it was the queue itself
                }
            }
            failures.processed(queue);
            openIfSynced();
        }
    }

    private void pop() throws InterruptedException {
        if (queue instanceof QueueWithBatch<T> batches) {
            batches.popBatch(this::processBatch, this::process);
        } else {
            queue.pop(this::process);
        }
    }

    private void process(Deltas<T> deltas, boolean isInInitialList) {
        try {
            process.process(deltas, isInInitialList);
        } catch (Throwable e) {
            failures.lost(deltas, e);
            throw e;
        }
    }

    private void processBatch(List<Delta<T>> deltas, boolean isInInitialList) {
        try {
            processBatch.process(deltas, isInInitialList);
        } catch (Throwable e) {
            failures.lost(deltas.get(0) + " and " + (deltas.size() - 1) + " more", e);
            throw e;
        }
    }

    private void relist(String why) {
        reflector.relist(why);
    }

    /** In this order: when the queue has synced, all that got lost on the way is known. */
    private void openIfSynced() {
        if (!synced.isOpen() && queue.hasSynced() && failures.missing().isEmpty()) {
            synced.open();
        }
    }

    /** Returns why the store lacks something that was popped; empty if it is complete. */
    Optional<Throwable> storeFailure() {
        return failures.missing();
    }

    /** Not in stop(): the queue may hold its lock while it calls user code that hangs, and stop() must not wait for that. */
    private void closeQueue() {
        try {
            stopping.await();
        } catch (InterruptedException e) {
            stop();
        } finally {
            queue.close();
        }
    }

    /** Does not wait. What is in the queue still goes to the store; the reflector's thread closes the queue. */
    void stop() {
        stopping.open();
        try {
            reflector.close();
        } catch (RuntimeException e) { // such as a Watch that cannot be closed
            LOG.warn("{}: closing the reflector failed; the informer ends all the same", name, e);
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

    @Override
    public String toString() {
        return "informer of " + name;
    }
}
