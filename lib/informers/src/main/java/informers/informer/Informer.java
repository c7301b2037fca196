package informers.informer;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.handler.ProcessDeltas;
import informers.handler.ProcessDeltasInBatch;
import informers.handler.ResourceEventHandler;
import informers.listwatch.ListerWatcher;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Store;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plain informer: a store, and one handler, which is called by the thread that fills the store. So a slow handler holds
 * everything up, and it is told of each object at every resync and after every new list, changed or not.
 *
 * <p>Any thread; but the handler must not call {@link #close}, which waits for it. Started once, and stopped once. Answers
 * to client-go's {@code cache.NewInformer} and {@code NewIndexerInformer} (today {@code NewInformerWithOptions}), which give
 * a Store or Indexer and a Controller; here it is one thing.
 */
public final class Informer<T extends KubeObject> implements AutoCloseable {
    private final Indexer<T> indexer;
    private final Controller<T> controller;
    private final Latch synced;
    private final Latch stopped;
    private final Monitor state;
    private Concurrency.@Nullable Task task; // guarded by state

    public Informer(InformerOptions<T> options, ResourceEventHandler<T> handler) {
        Concurrency world = options.world();
        this.indexer = options.parts().indexer().indexer(options.indexers(), world);
        this.synced = new Latch(world);
        this.stopped = new Latch(world);
        this.state = world.monitor();
        ProcessDeltas<T> process = new ProcessDeltas<>(indexer, KubeObject::key, handler);
        ProcessDeltasInBatch<T> batch = new ProcessDeltasInBatch<>(indexer, process, handler);
        this.controller = new Controller<>(
                options,
                indexer,
                reflector -> reflector.withResyncPeriod(options.resyncPeriod()),
                process::process,
                batch::process,
                synced);
    }

    /** Answers to {@code cache.NewInformer}: {@code resync} is zero for never. */
    public static <T extends KubeObject> Informer<T> newInformer(
            ListerWatcher<T> listerWatcher, ResourceType<T> type, Duration resync, ResourceEventHandler<T> handler) {
        return newIndexerInformer(listerWatcher, type, resync, handler, Map.of());
    }

    /** Answers to {@code cache.NewIndexerInformer}: {@code resync} is zero for never. */
    public static <T extends KubeObject> Informer<T> newIndexerInformer(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resync,
            ResourceEventHandler<T> handler,
            Map<String, IndexFunc<T>> indexers) {
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
            if (task != null) {
                throw new IllegalStateException(this + " was started before; an informer can be started only once");
            }
            task = controller.start(stopped::open);
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
     * Waits for {@link #hasSynced}, but not longer than this.
     *
     * @return whether it has synced
     */
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        return synced.await(atMost);
    }

    /** The version that the server's last list or event brought; {@code ""} before. The store may be a little behind. */
    public String lastSyncResourceVersion() {
        return controller.lastSyncResourceVersion();
    }

    /** Whether it was started, and has come to its end. */
    public boolean isStopped() {
        return stopped.isOpen();
    }

    /** Ends it. What was received already still goes to the store and the handler. Does not wait. */
    public void stop() {
        controller.stop();
    }

    /** As {@link #stop}, and waits until no thread is left. */
    @Override
    public void close() throws InterruptedException {
        stop();
        Concurrency.Task running;
        state.lock();
        try {
            running = task;
        } finally {
            state.unlock();
        }
        if (running != null) {
            running.join();
        }
    }

    @Override
    public String toString() {
        return controller.toString();
    }
}
