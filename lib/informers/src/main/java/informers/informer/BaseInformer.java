package informers.informer;

import informers.api.KubeObject;
import informers.internal.util.Shutdown;
import informers.reflector.ReflectorStats;
import informers.store.Indexer;
import informers.util.Concurrency;
import informers.util.Concurrency.Monitor;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both informers have in common: the store, the states from started to stopped, and the end of their threads. */
abstract sealed class BaseInformer<T extends KubeObject> implements AutoCloseable
        permits Informer, SharedIndexInformer {
    private final String name;
    final Concurrency concurrency;
    final Indexer<T> indexer;
    final Latch synced;
    final Latch stopped;

    /** Open when the informer has synced or stopped: there is nothing to wait for any longer. */
    private final Latch settled;

    /** Guards the fields below, and some fields of the subclasses. */
    final Monitor state;

    List<Concurrency.Task> threads = List.of();
    private @Nullable Long stopRequestedAt; // nanoTime of the first stop()

    BaseInformer(InformerOptions<T> options) {
        this.name = options.name();
        this.concurrency = options.concurrency();
        this.indexer = options.parts().indexer().indexer(options.indexers(), concurrency);
        this.synced = new Latch(concurrency);
        this.stopped = new Latch(concurrency);
        this.settled = new Latch(concurrency);
        synced.whenOpen(settled::open);
        stopped.whenOpen(settled::open);
        this.state = concurrency.monitor();
    }

    /** Returns the pipeline; null before the start. Takes no lock, because its holder may be waiting for a handler. */
    abstract @Nullable InformerPipeline<T> pipeline();

    /** Returns what runs the handlers; null if the informer's own thread calls its handler. */
    @Nullable
    Processor<T> processor() {
        return null;
    }

    /** Returns the informer's own threads; none before the start. */
    final List<Concurrency.Task> threads() {
        return state.read(() -> threads);
    }

    /** Records that the informer is being stopped. */
    final void stopRequested() {
        state.with(() -> {
            if (stopRequestedAt == null) {
                stopRequestedAt = concurrency.nanoTime();
            }
        });
    }

    /**
     * Lists and watches on threads of its own. Does not wait.
     *
     * @throws RuntimeException if a part of the informer cannot be created
     */
    public abstract void start();

    /**
     * Returns the store. Only read from it: the next change overwrites what other code writes.
     *
     * @return the informer's cache
     */
    public Indexer<T> store() {
        return indexer;
    }

    /**
     * Returns the store, with its indices.
     *
     * @return the same as {@link #store}
     */
    public Indexer<T> indexer() {
        return indexer;
    }

    /**
     * Returns whether the store has held the whole first list, or a later list if the store refused the first one.
     *
     * @return once true, it stays true
     */
    public boolean hasSynced() {
        return synced.isOpen();
    }

    /**
     * Waits until {@link #hasSynced} is true, the time is over, or the informer has stopped.
     *
     * @param atMost the longest time to wait
     * @return whether it has synced
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitSynced(Duration atMost) throws InterruptedException {
        settled.await(atMost);
        return synced.isOpen();
    }

    /**
     * Returns the resourceVersion of the last list or event. The store may be slightly behind.
     *
     * @return {@code ""} before the first list
     */
    public String lastSyncResourceVersion() {
        InformerPipeline<T> pipeline = pipeline();
        return pipeline == null ? "" : pipeline.lastSyncResourceVersion();
    }

    /**
     * Returns the figures of the reflector: lists, watches, relists by cause, the time since the last event.
     *
     * @return a snapshot; {@link ReflectorStats#NONE} before the start
     */
    public ReflectorStats reflectorStats() {
        InformerPipeline<T> pipeline = pipeline();
        return pipeline == null ? ReflectorStats.NONE : pipeline.reflectorStats();
    }

    /**
     * Returns why the store is incomplete. As long as it is, the informer relists from time to time until the store
     * accepts a list; and an informer that has not synced before does not sync.
     *
     * @return what the store threw; empty if it lacks nothing
     */
    public Optional<Throwable> storeFailure() {
        InformerPipeline<T> pipeline = pipeline();
        return pipeline == null ? Optional.empty() : pipeline.storeFailure();
    }

    /**
     * Returns whether the informer was started and has stopped, or was stopped before its start.
     *
     * @return once true, it stays true
     */
    public boolean isStopped() {
        return stopped.isOpen();
    }

    /**
     * Returns the error that ended the informer: one on its own threads that it could not handle.
     *
     * @return empty if there was none, or the informer was ended by {@link #stop}
     */
    public Optional<Throwable> failure() {
        InformerPipeline<T> pipeline = pipeline();
        return pipeline == null ? Optional.empty() : pipeline.failure();
    }

    /** Stops the informer. Does not wait for its threads. */
    public abstract void stop();

    /**
     * Stops the informer and waits for its threads, as {@link #close(Duration)} does, for at most
     * ten seconds since the first call of {@link #stop}. If the calling thread is interrupted, it
     * stops waiting, and its interrupt flag is set on return.
     */
    @Override
    public void close() {
        stop();
        long requested = state.read(() -> Objects.requireNonNull(stopRequestedAt));
        close(Shutdown.left(concurrency, requested, Shutdown.PATIENCE));
    }

    /**
     * Stops the informer and waits for its threads. Threads that still run after this time are interrupted. One that still
     * runs a second later, such as that of a handler that hangs, is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @return whether all threads have ended
     * @throws IllegalStateException if one of the informer's own threads calls it
     */
    public boolean close(Duration atMost) {
        return Closing.close(List.of(this), atMost).isEmpty();
    }

    @Override
    public String toString() {
        return "informer of " + name;
    }
}
