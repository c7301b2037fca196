package informers.informer;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.handler.ProcessDeltas;
import informers.handler.ProcessDeltasInBatch;
import informers.handler.ResourceEventHandler;
import informers.internal.util.Shutdown;
import informers.listwatch.ListerWatcher;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.reflector.ReflectorOptions;
import informers.reflector.ReflectorStats;
import informers.store.IndexFunc;
import informers.store.Indexer;
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
 * The informer that nearly everybody uses: one LIST and one WATCH, an indexed store, any number of handlers.
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
 * <p>As {@link SharedInformer}. Threads: two, and one for each handler. Corresponds to client-go's
 * {@code sharedIndexInformer} ({@code tools/cache/shared_informer.go}).
 */
public final class SharedIndexInformer<T extends KubeObject> implements SharedInformer<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedIndexInformer.class);

    private final InformerOptions<T> options;
    private final Indexer<T> indexer;
    private final Processor<T> processor;
    private final ProcessDeltas<T> processDeltas;
    private final ProcessDeltasInBatch<T> processBatch;
    private final Latch synced;

    /** Open when it has synced, or when it has ended: then nobody need wait for the first list any longer. */
    private final Latch settled;

    /**
     * Held while deltas are processed and told, and while a handler comes or goes: so one that comes late is told of the
     * store's content and then of every change after it, none twice and none missed.
     */
    private final Monitor deltas;

    /** Guards the fields below. Taken before {@link #deltas}, never after. */
    private final Monitor state;

    private Duration resyncCheckPeriod;
    private volatile @Nullable InformerPipeline<T> pipeline; // changed under the lock
    private List<Concurrency.Task> tasks = List.of();
    private @Nullable Long stopAsked; // nanoTime of the first stop()
    private boolean stopping;
    private volatile boolean stopped; // changed under the lock

    public SharedIndexInformer(InformerOptions<T> options) {
        Concurrency concurrency = options.concurrency();
        this.options = options;
        this.indexer = options.parts().indexer().indexer(options.indexers(), concurrency);
        this.processor = options.parts().processor().processor(concurrency);
        GuardedHandler<T> distributor = new GuardedHandler<>(options.name(), new Distributor());
        this.processDeltas = new ProcessDeltas<>(indexer, KubeObject::key, distributor);
        this.processBatch = new ProcessDeltasInBatch<>(indexer, processDeltas, distributor);
        this.synced = new Latch(concurrency);
        this.settled = new Latch(concurrency);
        synced.whenOpen(settled::open);
        this.deltas = concurrency.monitor();
        this.state = concurrency.monitor();
        this.resyncCheckPeriod = options.resyncPeriod();
    }

    /** Without resync and indices; add those that you need. */
    public static <T extends KubeObject> SharedIndexInformer<T> of(
            ListerWatcher<T> listerWatcher, ResourceType<T> type) {
        return new SharedIndexInformer<>(InformerOptions.of(listerWatcher, type));
    }

    @Override
    public HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler, HandlerOptions wanted) {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(wanted, "options");
        state.lock();
        try {
            if (stopped) {
                throw new IllegalStateException(
                        "handler " + handler + " was not added to shared informer because it has stopped already");
            }
            HandlerOptions served = wanted.withResyncPeriod(resyncPeriod(wanted));
            if (pipeline == null) {
                return processor.add(handler, served, resyncCheckPeriod, List.of(), synced);
            }
            deltas.lock();
            try {
                return processor.add(handler, served, resyncCheckPeriod, indexer.list(), synced);
            } finally {
                deltas.unlock();
            }
        } finally {
            state.unlock();
        }
    }

    /** Before the start, the handler who wants it most often decides how often the informer looks. */
    private Duration resyncPeriod(HandlerOptions wanted) {
        Duration period = wanted.resyncPeriod() == null ? options.resyncPeriod() : wanted.resyncPeriod();
        if (period.isZero()) {
            return period;
        }
        if (period.compareTo(ResyncPeriods.MINIMUM) < 0) {
            LOG.warn("{}: the resync period {} is too short; it is {}", this, period, ResyncPeriods.MINIMUM);
            period = ResyncPeriods.MINIMUM;
        }
        if (period.compareTo(resyncCheckPeriod) < 0) {
            if (pipeline != null) {
                LOG.warn("{}: started already, so a resync period of {} becomes {}", this, period, resyncCheckPeriod);
                return resyncCheckPeriod;
            }
            resyncCheckPeriod = period;
            processor.resyncCheckPeriodChanged(period);
        }
        if (resyncCheckPeriod.isZero()) {
            LOG.warn("{}: made without a resync period, so nobody is shown anything again; {} was asked", this, period);
        }
        return period;
    }

    @Override
    public void removeEventHandler(HandlerRegistration registration) {
        if (registration instanceof ProcessorListener<?> listener && listener.owner() == processor) {
            listener.unbound(); // before the locks: who holds them may wait for this very handler
        }
        state.lock();
        try {
            deltas.lock();
            try {
                processor.remove(registration);
            } finally {
                deltas.unlock();
            }
        } finally {
            state.unlock();
        }
    }

    @Override
    public void start() {
        state.lock();
        try {
            if (pipeline != null || stopping) {
                LOG.warn(
                        "{}: started {}; an informer can be started only once",
                        this,
                        stopping ? "after its stop" : "twice");
                return;
            }
            processor.start();
            pipeline = pipeline();
            tasks = pipeline.start(this::pipelineStopped);
        } finally {
            state.unlock();
        }
    }

    private InformerPipeline<T> pipeline() {
        return new InformerPipeline<>(options, indexer, this::resync, this::handleDeltas, this::handleBatch, synced);
    }

    private ReflectorOptions<T> resync(ReflectorOptions<T> plain) {
        return plain.withResyncPeriod(resyncCheckPeriod).withShouldResync(processor::shouldResync);
    }

    private void handleDeltas(Deltas<T> popped, boolean isInInitialList) {
        deltas.with(() -> processDeltas.process(popped, isInInitialList));
    }

    private void handleBatch(List<Delta<T>> popped, boolean isInInitialList) {
        deltas.with(() -> processBatch.process(popped, isInInitialList));
    }

    /** The processor stops after the pipeline, never before: what was popped is still handed over. */
    private void pipelineStopped() {
        processor.stop();
        state.with(() -> {
            stopping = true;
            stopped = true;
        });
        settled.open();
    }

    @Override
    public Indexer<T> store() {
        return indexer;
    }

    /** The store, with its indices. */
    public Indexer<T> indexer() {
        return indexer;
    }

    /**
     * Adds indices, also to an informer that runs: what it knows is indexed at once.
     *
     * @throws IllegalArgumentException if one of the names is taken
     * @throws IllegalStateException if the informer has stopped already
     */
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        state.lock();
        try {
            if (stopped) {
                throw new IllegalStateException("indexer was not added because it has stopped already");
            }
            indexer.addIndexers(indexers);
        } finally {
            state.unlock();
        }
    }

    @Override
    public boolean hasSynced() {
        return synced.isOpen();
    }

    @Override
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        settled.await(atMost);
        return synced.isOpen();
    }

    @Override
    public String lastSyncResourceVersion() {
        InformerPipeline<T> running = running();
        return running == null ? "" : running.lastSyncResourceVersion();
    }

    /** How its reflector stands: lists, watches, relists by cause, how long it has heard nothing. */
    public ReflectorStats reflectorStats() {
        InformerPipeline<T> running = running();
        return running == null ? ReflectorStats.NONE : running.reflectorStats();
    }

    /**
     * Returns why the store lacks something that the server sent; empty if it lacks nothing. While it does, the informer
     * lists again from time to time until the store takes it; before, it has not synced.
     *
     * @return what the store threw
     */
    public Optional<Throwable> storeFailure() {
        InformerPipeline<T> running = running();
        return running == null ? Optional.empty() : running.storeFailure();
    }

    /** How many entries wait between the reflector and the store; 0 before the start. */
    public int queueSize() {
        InformerPipeline<T> running = running();
        return running == null ? 0 : running.queueSize();
    }

    private @Nullable InformerPipeline<T> running() {
        return pipeline; // without the lock: who holds it may wait for a handler
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void stop() {
        processor.stopWaiting(); // before the lock: who holds it may wait for a handler
        state.with(() -> {
            stopping = true;
            if (stopAsked == null) {
                stopAsked = options.concurrency().nanoTime();
            }
        });
        InformerPipeline<T> running = running();
        if (running == null) {
            pipelineStopped();
        } else {
            running.stop();
        }
    }

    @Override
    public Optional<Throwable> failure() {
        InformerPipeline<T> running = running();
        return running == null ? Optional.empty() : running.failure();
    }

    @Override
    public void close() {
        stop();
        long asked = state.read(() -> Objects.requireNonNull(stopAsked));
        close(Shutdown.left(options.concurrency(), asked, Shutdown.PATIENCE));
    }

    @Override
    public boolean close(Duration atMost) {
        Concurrency concurrency = options.concurrency();
        long from = concurrency.nanoTime();
        stop();
        List<Concurrency.Task> left = Shutdown.await(concurrency, atMost, state.read(() -> tasks));
        if (!left.isEmpty()) {
            LOG.warn(
                    "{} did not stop: its threads were interrupted and still run; they are left behind threads={}",
                    this,
                    left.stream().map(Concurrency.Task::name).toList());
        }
        boolean handlersEnded = processor.close(Shutdown.left(concurrency, from, atMost));
        return left.isEmpty() && handlersEnded;
    }

    @Override
    public String toString() {
        return "informer of " + options.name();
    }

    /** What happened in the store goes to the handlers. The deltas lock is held. */
    private final class Distributor implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object, boolean isInInitialList) {
            processor.distribute(new Notification.Add<>(object, isInInitialList), false);
        }

        /** The same version again tells nothing new, whatever brought it: so only those get it who asked for a resync. */
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
