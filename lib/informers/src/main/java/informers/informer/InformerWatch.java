package informers.informer;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandlerFuncs;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The notifications of an informer as a watch, in order, without a bound. A missed deletion is DELETED with the last known state.
 *
 * <p>{@link #next} may be called by one thread, {@link #close} by any. Corresponds to client-go's
 * {@code tools/watch.NewIndexerInformerWatcher}.
 */
final class InformerWatch<T extends KubeObject> implements Watch<T> {
    private final SharedIndexInformer<T> informer;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    // The fields below are guarded by the monitor.
    private final ArrayDeque<WatchEvent<T>> events = new ArrayDeque<>();
    private boolean closed;

    /** Starts an informer. */
    InformerWatch(InformerOptions<T> options) {
        this.concurrency = options.concurrency();
        this.monitor = concurrency.monitor();
        this.informer = new SharedIndexInformer<>(options.withResyncPeriod(Duration.ZERO));
        informer.addEventHandler(new ResourceEventHandlerFuncs<T>()
                .onAdd(object -> add(EventType.ADDED, object))
                .onUpdate((before, now) -> add(EventType.MODIFIED, now))
                .onDelete(this::addDeleted));
        informer.start();
    }

    SharedIndexInformer<T> informer() {
        return informer;
    }

    private void add(EventType type, T object) {
        monitor.with(() -> {
            events.add(WatchEvent.of(type, object));
            monitor.signalAll();
        });
    }

    private void addDeleted(DeletedObject<T> gone) {
        gone.lastKnown().ifPresent(last -> add(EventType.DELETED, last)); // an informer's store always knows one
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        monitor.lock();
        try {
            while (events.isEmpty() && !closed) {
                monitor.await();
            }
            return closed ? Optional.empty() : Optional.of(events.remove());
        } catch (InterruptedException e) {
            concurrency.interruptMyself(); // this method cannot throw it
            return Optional.empty();
        } finally {
            monitor.unlock();
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.empty();
    }

    /** Ends the watch, and waits for the informer's threads. */
    @Override
    public void close() {
        monitor.with(() -> {
            closed = true;
            monitor.signalAll();
        });
        informer.close();
    }
}
