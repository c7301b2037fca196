package informers.informer;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.handler.ResourceEventHandler;
import informers.internal.handler.ProcessDeltasInBatch;
import informers.internal.informer.ProcessorListener;
import informers.listwatch.ListerWatcher;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.Queue.PopProcess;
import informers.reflector.ReflectorOptions;
import informers.store.IndexFunc;
import informers.util.Concurrency.Monitor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The informer for most programs: one LIST, one WATCH, an indexed store, and any number of handlers.
 *
 * <pre>{@code
 * try (var informer = SharedIndexInformer.of(listWatch, Pod.TYPE)) {
 *     informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> System.out.println(pod.key())));
 *     informer.start();
 *     informer.awaitSynced(Duration.ofSeconds(30));
 *     informer.indexer().list().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>The store is an <em>eventually consistent</em> cache of the server's objects. Each handler is notified by one thread
 * at a time. The notifications about one object arrive in order; intermediate states may be skipped, but the last state is
 * always delivered. There is no order between different objects. A handler that is added late is first notified about all
 * objects in the store.
 *
 * <p>Thread-safe; but a handler must not call {@link #close}, which would wait for the handler: {@link #stop} does not. An
 * informer is started once and stopped once. It runs two threads, and one for each handler. Corresponds to client-go's
 * {@code cache.SharedInformer} and {@code SharedIndexInformer} ({@code tools/cache/shared_informer.go}).
 *
 * @param <T> the type of the objects
 */
public final class SharedIndexInformer<T extends KubeObject> extends BaseInformer<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedIndexInformer.class);

    /** No handler is resynced more often than this. */
    private static final Duration MINIMUM_RESYNC_PERIOD = Duration.ofSeconds(1);

    private final InformerOptions<T> options;
    private final Processor<T> processor;
    private final PopProcess<T> processDeltas;
    private final ProcessDeltasInBatch<T> processBatch;

    /**
     * Held while deltas are processed and distributed, and while a handler is added or removed. So a handler that is added
     * late receives the content of the store and then every later change, none twice and none missing. Taken after
     * {@link #state}, never before.
     */
    private final Monitor deltas;

    // Guarded by state.
    private Duration resyncCheckPeriod;
    private boolean stopping;
    private volatile @Nullable InformerPipeline<T> pipeline; // null before the start

    /**
     * Creates an informer. It sends no request before {@link #start}.
     *
     * @param options the options
     */
    public SharedIndexInformer(InformerOptions<T> options) {
        super(options);
        this.options = options;
        this.processor = options.parts().processor().processor(concurrency);
        GuardedHandler<T> distributor = new GuardedHandler<>(options.name(), new Distributor());
        this.processDeltas = options.parts().process().process(indexer, distributor);
        this.processBatch = new ProcessDeltasInBatch<>(indexer, processDeltas, distributor);
        this.deltas = concurrency.monitor();
        this.resyncCheckPeriod = options.resyncPeriod();
    }

    /**
     * Creates an informer without a resync period and without indices.
     *
     * @param <T> the type of the objects
     * @param listerWatcher lists and watches the objects
     * @param type the type of the objects
     * @return the informer, not started
     */
    public static <T extends KubeObject> SharedIndexInformer<T> of(
            ListerWatcher<T> listerWatcher, ResourceType<T> type) {
        return new SharedIndexInformer<>(InformerOptions.of(listerWatcher, type));
    }

    /**
     * Adds a handler with default options.
     *
     * @param handler the handler
     * @return its registration
     * @throws IllegalStateException if the informer has stopped
     */
    public HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler) {
        return addEventHandler(handler, HandlerOptions.DEFAULT);
    }

    /**
     * Adds a handler.
     *
     * @param handler the handler
     * @param options its options
     * @return its registration
     * @throws IllegalStateException if the informer has stopped
     */
    public HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler, HandlerOptions options) {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(options, "options");
        state.lock();
        try {
            if (stopped.isOpen()) {
                throw new IllegalStateException(
                        "handler " + handler + " was not added to shared informer because it has stopped already");
            }
            HandlerOptions served = options.withResyncPeriod(resyncPeriod(options));
            if (pipeline == null) {
                return processor.add(handler, served, resyncCheckPeriod, List.of(), synced);
            }
            return deltas.read(() -> processor.add(handler, served, resyncCheckPeriod, indexer.list(), synced));
        } finally {
            state.unlock();
        }
    }

    /** Returns the resync period of a handler. Before the start, the shortest one becomes the informer's check period. */
    private Duration resyncPeriod(HandlerOptions wanted) {
        Duration period = wanted.resyncPeriod() == null ? options.resyncPeriod() : wanted.resyncPeriod();
        if (period.isZero()) {
            return period;
        }
        if (period.compareTo(MINIMUM_RESYNC_PERIOD) < 0) {
            LOG.warn(
                    "{}: the resync period of a handler is too short; using the minimum requested={} minimum={}",
                    this,
                    period,
                    MINIMUM_RESYNC_PERIOD);
            period = MINIMUM_RESYNC_PERIOD;
        }
        if (period.compareTo(resyncCheckPeriod) < 0) {
            if (pipeline != null) {
                LOG.warn(
                        "{}: the informer is started already; resyncing the new handler in the informer's longer period"
                                + " requested={} used={}",
                        this,
                        period,
                        resyncCheckPeriod);
                return resyncCheckPeriod;
            }
            resyncCheckPeriod = period;
            processor.resyncCheckPeriodChanged(period);
        }
        if (resyncCheckPeriod.isZero()) {
            LOG.warn("{}: created without a resync period: no handler will be resynced requested={}", this, period);
        }
        return period;
    }

    /**
     * Removes a handler. Its pending notifications are dropped. Does not wait: a call that is in progress ends later.
     * Removing a handler twice has no effect.
     *
     * @param registration the registration of the handler
     * @throws IllegalArgumentException if the registration belongs to another informer
     */
    public void removeEventHandler(HandlerRegistration registration) {
        if (registration instanceof ProcessorListener<?> listener && listener.owner() == processor) {
            listener.unbound(); // before the locks: their holder may be waiting for this handler
        }
        state.lock();
        try {
            deltas.with(() -> processor.remove(registration));
        } finally {
            state.unlock();
        }
    }

    /**
     * Removes a handler, as {@link #removeEventHandler} does, and waits for the call that is in progress: when this has
     * returned true, the handler is never called again, so what it uses can be closed. Returns at once if the informer was
     * never started. Calling it again waits again.
     *
     * <p>Corresponds to client-go's {@code cache.ShutDownEventHandler}, which waits without a limit, and forever if the
     * handler itself calls it.
     *
     * @param registration the registration of the handler
     * @param atMost how long to wait; zero does not wait
     * @return whether the handler's last call has returned; if not, its thread ends after that call
     * @throws InterruptedException if the calling thread is interrupted; the handler is removed
     * @throws IllegalArgumentException if the registration belongs to another informer
     * @throws IllegalStateException if the handler itself calls this: it would wait for its own end. It is removed
     * @throws UnsupportedOperationException if the informer has a {@link Processor} of the user's, for whose handlers nobody
     *     can wait. The handler is removed
     */
    public boolean shutDownEventHandler(HandlerRegistration registration, Duration atMost) throws InterruptedException {
        removeEventHandler(registration);
        if (registration instanceof ProcessorListener<?> listener) {
            return listener.awaitEnd(atMost);
        }
        throw new UnsupportedOperationException(
                "the handler was removed, but nobody can wait for its last call: expected a"
                        + " registration of the standard processor, found " + registration);
    }

    /** {@inheritDoc} A second call only logs a warning. */
    @Override
    public void start() {
        state.with(() -> {
            if (pipeline != null || stopping) {
                LOG.warn(
                        "{}: start() is ignored, because the informer was {} before; it can be started only once",
                        this,
                        stopping ? "stopped" : "started");
                return;
            }
            processor.start();
            InformerPipeline<T> created = new InformerPipeline<>(
                    options, indexer, this::withResync, this::handleDeltas, this::handleBatch, synced);
            pipeline = created;
            threads = created.start(this::pipelineStopped);
        });
    }

    private ReflectorOptions<T> withResync(ReflectorOptions<T> plain) {
        return plain.withResyncPeriod(resyncCheckPeriod).withShouldResync(processor::shouldResync);
    }

    private void handleDeltas(Deltas<T> popped, boolean isInInitialList) {
        deltas.with(() -> processDeltas.process(popped, isInInitialList));
    }

    private void handleBatch(List<Delta<T>> popped, boolean isInInitialList) {
        deltas.with(() -> processBatch.process(popped, isInInitialList));
    }

    /** Stops the processor; after the pipeline, so that everything that was popped has been distributed. */
    private void pipelineStopped() {
        processor.stop();
        state.with(() -> {
            stopping = true;
            stopped.open();
        });
    }

    /**
     * Adds indices, also while the informer runs: the objects in the store are indexed at once.
     *
     * @param indexers the index functions by the names of their indices
     * @throws IllegalArgumentException if one of the names is taken
     * @throws IllegalStateException if the informer has stopped
     */
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        state.with(() -> {
            if (stopped.isOpen()) {
                throw new IllegalStateException("indexer was not added because it has stopped already");
            }
            indexer.addIndexers(indexers);
        });
    }

    /**
     * Returns the number of entries in the queue between the reflector and the store.
     *
     * @return 0 before the start
     */
    public int queueSize() {
        InformerPipeline<T> running = pipeline;
        return running == null ? 0 : running.queueSize();
    }

    @Override
    @Nullable
    InformerPipeline<T> pipeline() {
        return pipeline;
    }

    /** {@inheritDoc} No new request is sent, and no new call of a handler begins. */
    @Override
    public void stop() {
        processor.stopWaiting(); // before the lock: its holder may be waiting for a handler
        stopRequested();
        state.with(() -> stopping = true);
        InformerPipeline<T> running = pipeline;
        if (running == null) {
            pipelineStopped();
        } else {
            running.stop();
        }
    }

    @Override
    Processor<T> processor() {
        return processor;
    }

    /**
     * Stops several informers and waits for their threads, as {@link #close(Duration)} does, but for all of them together:
     * it stops all, then waits for all, and interrupts the threads that still run when the time is over. So many informers
     * take no longer than one. Only a {@link Processor} of the user's is closed after the others, one by one.
     *
     * @param informers the informers, created with the same {@link InformerOptions#concurrency}
     * @param atMost how long to wait before the interrupt, for all informers together; zero interrupts at once
     * @return the informers with threads that still run; empty if all have ended
     * @throws IllegalStateException if a thread of one of the informers calls it
     */
    public static Set<SharedIndexInformer<?>> closeAll(
            Collection<? extends SharedIndexInformer<?>> informers, Duration atMost) {
        return Closing.close(List.<SharedIndexInformer<?>>copyOf(informers), atMost);
    }

    /** Distributes the changes of the store to the handlers. The deltas lock is held. */
    private final class Distributor implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object, boolean isInInitialList) {
            processor.distribute(new Notification.Add<>(object, isInInitialList), false);
        }

        /** An update to the same resourceVersion is no change: only handlers that are due for a resync receive it. */
        @Override
        public void onUpdate(T before, T now) {
            boolean sync = before.resourceVersion().equals(now.resourceVersion());
            processor.distribute(new Notification.Update<>(before, now), sync);
        }

        @Override
        public void onDelete(DeletedObject<T> gone) {
            processor.distribute(new Notification.Delete<>(gone), false);
        }
    }
}
