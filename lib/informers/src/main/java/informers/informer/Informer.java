package informers.informer;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.handler.ResourceEventHandler;
import informers.internal.handler.ProcessDeltasInBatch;
import informers.listwatch.ListerWatcher;
import informers.queue.Queue.PopProcess;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The plain informer: a store and one handler, which is called by the thread that fills the store. A slow handler delays
 * the store, and the handler is notified about every object at each resync and after each relist, changed or not.
 *
 * <p>Thread-safe; but the handler must not call {@link #close}, which would wait for itself. An informer is started once
 * and stopped once. Corresponds to client-go's {@code cache.NewInformer} and {@code NewIndexerInformer} (today
 * {@code NewInformerWithOptions}), which return a Store or Indexer and a Controller; here both are one object.
 *
 * @param <T> the type of the objects
 */
public final class Informer<T extends KubeObject> extends BaseInformer<T> {
    private final GuardedHandler<T> handler;
    private final InformerPipeline<T> pipeline;

    /**
     * Creates an informer. It sends no request before {@link #start}.
     *
     * @param options the options
     * @param handler the handler
     */
    public Informer(InformerOptions<T> options, ResourceEventHandler<? super T> handler) {
        super(options);
        this.handler = new GuardedHandler<>(options.name(), handler);
        PopProcess<T> process = options.parts().process().process(indexer, this.handler);
        ProcessDeltasInBatch<T> batch = new ProcessDeltasInBatch<>(indexer, process, this.handler);
        this.pipeline = new InformerPipeline<>(
                options,
                indexer,
                reflector -> reflector.withResyncPeriod(options.resyncPeriod()),
                process,
                batch::process,
                synced);
    }

    /**
     * Creates an informer without indices. Corresponds to client-go's {@code cache.NewInformer}.
     *
     * @param <T> the type of the objects
     * @param listerWatcher lists and watches the objects
     * @param type the type of the objects
     * @param resync the resync period; zero for none
     * @param handler the handler
     * @return the informer, not started
     */
    public static <T extends KubeObject> Informer<T> newInformer(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resync,
            ResourceEventHandler<? super T> handler) {
        return newIndexerInformer(listerWatcher, type, resync, handler, Map.of());
    }

    /**
     * Creates an informer with indices. Corresponds to client-go's {@code cache.NewIndexerInformer}.
     *
     * @param <T> the type of the objects
     * @param listerWatcher lists and watches the objects
     * @param type the type of the objects
     * @param resync the resync period; zero for none
     * @param handler the handler
     * @param indexers the index functions by the names of their indices
     * @return the informer, not started
     */
    public static <T extends KubeObject> Informer<T> newIndexerInformer(
            ListerWatcher<T> listerWatcher,
            ResourceType<T> type,
            Duration resync,
            ResourceEventHandler<? super T> handler,
            Map<String, ? extends IndexFunc<? super T>> indexers) {
        InformerOptions<T> options = InformerOptions.of(listerWatcher, type);
        return new Informer<>(options.withResyncPeriod(resync).withIndexers(indexers), handler);
    }

    @Override
    InformerPipeline<T> pipeline() {
        return pipeline;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if it was started before
     */
    @Override
    public void start() {
        state.with(() -> {
            if (!threads.isEmpty()) {
                throw new IllegalStateException(this + " was started before; an informer can be started only once");
            }
            threads = pipeline.start(stopped::open);
        });
    }

    /** {@inheritDoc} Changes that were received before are still stored, and the handler is notified about them. */
    @Override
    public void stop() {
        stopRequested();
        pipeline.stop();
    }

    /**
     * Returns the number of notifications on which the handler threw. Each was skipped; the object is in the store.
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
}
