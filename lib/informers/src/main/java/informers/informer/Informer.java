package informers.informer;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.handler.ProcessDeltas;
import informers.handler.ProcessDeltasInBatch;
import informers.handler.ResourceEventHandler;
import informers.internal.util.Shutdown;
import informers.listwatch.ListerWatcher;
import informers.reflector.ReflectorStats;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Store;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plain informer: a store, and one handler, which is called by the thread that fills the store. So a slow handler holds
 * everything up, and it is told of each object at every resync and after every new list, changed or not.
 *
 * <p>Any thread; but the handler must not call {@link #close}, which waits for it. Started once, and stopped once. Answers
 * to client-go's {@code cache.NewInformer} and {@code NewIndexerInformer} (today {@code NewInformerWithOptions}), which give
 * a Store or Indexer and a Controller; here it is one thing.
 */
public final class Informer<T extends KubeObject> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Informer.class);

    private final Indexer<T> indexer;
    private final GuardedHandler<T> handler;
    private final InformerPipeline<T> pipeline;
    private final Latch synced;
    private final Latch stopped;
    private final Latch settled; // has synced, or has ended
    private final Concurrency concurrency;
    private final Monitor state;
    private List<Concurrency.Task> tasks = List.of(); // guarded by state
    private @Nullable Long stopAsked; // guarded by state; nanoTime of the first stop()

    public Informer(InformerOptions<T> options, ResourceEventHandler<? super T> handler) {
        this.concurrency = options.concurrency();
        this.indexer = options.parts().indexer().indexer(options.indexers(), concurrency);
        this.synced = new Latch(concurrency);
        this.stopped = new Latch(concurrency);
        this.settled = new Latch(concurrency);
        synced.whenOpen(settled::open);
        stopped.whenOpen(settled::open);
        this.state = concurrency.monitor();
        this.handler = new GuardedHandler<>(options.name(), handler);
        ProcessDeltas<T> process = new ProcessDeltas<>(indexer, KubeObject::key, this.handler);
        ProcessDeltasInBatch<T> batch = new ProcessDeltasInBatch<>(indexer, process, this.handler);
        this.pipeline = new InformerPipeline<>(
                options,
                indexer,
                reflector -> reflector.withResyncPeriod(options.resyncPeriod()),
                process::process,
                batch::process,
                synced);
    }

    /** Corresponds to {@code cache.NewInformer}: {@code resync} is zero for never. */
    public static <T extends KubeObject> Informer<T> newInformer(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resync,
            ResourceEventHandler<? super T> handler) {
        return newIndexerInformer(listerWatcher, type, resync, handler, Map.of());
    }

    /** Corresponds to {@code cache.NewIndexerInformer}: {@code resync} is zero for never. */
    public static <T extends KubeObject> Informer<T> newIndexerInformer(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resync,
            ResourceEventHandler<? super T> handler,
            Map<String, ? extends IndexFunc<? super T>> indexers) {
        InformerOptions<T> options = InformerOptions.of(listerWatcher, type);
        return new Informer<>(options.withResyncPeriod(resync).withIndexers(indexers), handler);
    }

    /**
     * Begins to list and watch, on threads of its own.
     *
     * @throws IllegalStateException if it was started before
     */
    public void start() {
        state.lock();
        try {
            if (!tasks.isEmpty()) {
                throw new IllegalStateException(this + " was started before; an informer can be started only once");
            }
            tasks = pipeline.start(stopped::open);
        } finally {
            state.unlock();
        }
    }

    /** What the informer knows. For reading: what is written to it from outside is lost with the next event. */
    public Store<T> store() {
        return indexer;
    }

    /** The store, with its indices. */
    public Indexer<T> indexer() {
        return indexer;
    }

    /** Whether the store holds the whole first list, and the handler was told of it. */
    public boolean hasSynced() {
        return synced.isOpen();
    }

    /**
     * Waits for {@link #hasSynced}, but not longer than this, and not after the informer has ended.
     *
     * @return whether it has synced
     */
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        settled.await(atMost);
        return synced.isOpen();
    }

    /** The version that the server's last list or event brought; {@code ""} before. The store may be a little behind. */
    public String lastSyncResourceVersion() {
        return pipeline.lastSyncResourceVersion();
    }

    /** As {@link SharedIndexInformer#reflectorStats()}. */
    public ReflectorStats reflectorStats() {
        return pipeline.reflectorStats();
    }

    /**
     * Returns how many notifications the handler threw on. Each was skipped; the store has the object all the same.
     *
     * @return 0 or greater
     */
    public long handlerFailures() {
        return handler.failures();
    }

    /**
     * Returns what the handler threw first.
     *
     * @return empty if it never threw
     */
    public Optional<Throwable> handlerFailure() {
        return handler.failure();
    }

    /** As {@link SharedIndexInformer#storeFailure()}. */
    public Optional<Throwable> storeFailure() {
        return pipeline.storeFailure();
    }

    /** Whether it was started, and has come to its end. */
    public boolean isStopped() {
        return stopped.isOpen();
    }

    /** Ends it. What was received already still goes to the store and the handler. Does not wait. */
    public void stop() {
        state.with(() -> {
            if (stopAsked == null) {
                stopAsked = concurrency.nanoTime();
            }
        });
        pipeline.stop();
    }

    /** What ended the informer, if it was an error on one of its threads and not {@link #stop}. */
    public Optional<Throwable> failure() {
        return pipeline.failure();
    }

    /** As {@link SharedInformer#close()}. */
    @Override
    public void close() {
        stop();
        long asked = state.read(() -> Objects.requireNonNull(stopAsked));
        close(Shutdown.left(concurrency, asked, Shutdown.PATIENCE));
    }

    /** As {@link SharedInformer#close(Duration)}. */
    public boolean close(Duration atMost) {
        stop();
        List<Concurrency.Task> left = Shutdown.await(concurrency, atMost, state.read(() -> tasks));
        if (!left.isEmpty()) {
            LOG.warn(
                    "{} did not stop: its threads were interrupted and still run; they are left behind threads={}",
                    this,
                    left.stream().map(Concurrency.Task::name).toList());
        }
        return left.isEmpty();
    }

    @Override
    public String toString() {
        return pipeline.toString();
    }
}
