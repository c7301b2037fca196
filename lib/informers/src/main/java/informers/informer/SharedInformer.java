package informers.informer;

import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;
import java.time.Duration;
import java.util.Optional;

/**
 * An informer with one LIST, one WATCH and one store, and any number of handlers.
 *
 * <p>The store is an <em>eventually consistent</em> cache of the server's objects. Each handler is notified by one thread
 * at a time. The notifications about one object arrive in order; intermediate states may be skipped, but the last state is
 * always delivered. There is no order between different objects. A handler that is added late is first notified about all
 * objects in the store.
 *
 * <p>Thread-safe; but a handler must not call {@link #close}, which would wait for the handler: {@link #stop} does not.
 * An informer is started once and stopped once. Corresponds to client-go's {@code cache.SharedInformer}.
 *
 * @param <T> the type of the objects
 */
public interface SharedInformer<T extends KubeObject> extends AutoCloseable {
    /**
     * Adds a handler with default options.
     *
     * @param handler the handler
     * @return its registration
     * @throws IllegalStateException if the informer has stopped
     */
    default HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler) {
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
    HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler, HandlerOptions options);

    /**
     * Removes a handler. Its pending notifications are dropped. Does not wait: a call that is in progress ends later.
     * Removing a handler twice has no effect.
     *
     * @param registration the registration of the handler
     * @throws IllegalArgumentException if the registration belongs to another informer
     */
    void removeEventHandler(HandlerRegistration registration);

    /** Lists and watches on threads of its own. Does not wait. A second call only logs a warning. */
    void start();

    /**
     * Returns the store. It is for reading: what other code writes to it is overwritten by the next change.
     *
     * @return the informer's cache
     */
    Store<T> store();

    /**
     * Returns whether the store has held the whole first list, or a later list if the store refused the first one.
     * Handlers may lag behind: see {@link HandlerRegistration#hasSynced}.
     *
     * @return once true, it stays true
     */
    boolean hasSynced();

    /**
     * Waits until {@link #hasSynced} is true, the time is over, or the informer has stopped.
     *
     * @param atMost the longest time to wait
     * @return whether it has synced
     * @throws InterruptedException if the calling thread is interrupted
     */
    boolean awaitSynced(Duration atMost) throws InterruptedException;

    /**
     * Returns the resourceVersion of the last list or event. The store may be slightly behind.
     *
     * @return {@code ""} before the first list
     */
    String lastSyncResourceVersion();

    /**
     * Returns whether the informer was started and has stopped, or was stopped before its start.
     *
     * @return once true, it stays true
     */
    boolean isStopped();

    /**
     * Returns the error that ended the informer: one on its own threads that it could not handle.
     *
     * @return empty if there was none, or the informer was ended by {@link #stop}
     */
    Optional<Throwable> failure();

    /** Stops the informer: no new request is sent, and no new call of a handler begins. Does not wait. */
    void stop();

    /**
     * Stops the informer and waits for its threads, as {@link #close(Duration)} does, for at most
     * ten seconds since the first call of {@link #stop}. If the calling thread is
     * interrupted, it stops waiting, and its interrupt flag is set on return.
     */
    @Override
    void close();

    /**
     * Stops the informer and waits for its threads. Threads that still run after this time are interrupted. One that still
     * runs a second later, such as that of a handler that hangs, is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @return whether all threads have ended
     * @throws IllegalStateException if one of the informer's own threads calls it
     */
    boolean close(Duration atMost);
}
