package informers.informer;

import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.store.Store;
import java.time.Duration;
import java.util.Optional;

/**
 * One LIST and one WATCH, one store, and any number of handlers.
 *
 * <p>Any thread; but a handler must not call {@link #close}, which waits for it: {@link #stop} does not. Started once, and
 * stopped once. Corresponds to client-go's {@code cache.SharedInformer}.
 *
 * <p>What a handler can rely on: it is called by one thread at a time; the calls for one object come in order; the states
 * that it sees are some of those that the object had, the last one surely. Nothing is said about the order between
 * objects. A handler that is added late is first told of all that is there.
 */
public interface SharedInformer<T extends KubeObject> extends AutoCloseable {
    /**
     * Adds a handler, with the informer's own resync period.
     *
     * @throws IllegalStateException if the informer has stopped already
     */
    default HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler) {
        return addEventHandler(handler, HandlerOptions.DEFAULT);
    }

    /**
     * Adds a handler.
     *
     * @throws IllegalStateException if the informer has stopped already
     */
    HandlerRegistration addEventHandler(ResourceEventHandler<? super T> handler, HandlerOptions options);

    /**
     * Takes a handler away. Does not wait: a call that is under way comes to its end, what still waits for the handler is
     * dropped. More than once does no harm.
     *
     * @throws IllegalArgumentException if the registration is not from here
     */
    void removeEventHandler(HandlerRegistration registration);

    /** Begins to list and watch, on threads of its own. A second time does nothing but a warning. */
    void start();

    /** What the informer knows. For reading: what is written to it from outside is lost with the next event. */
    Store<T> store();

    /** Whether the store holds the whole first list, or a later one if it refused that. Handlers may be behind: see {@link HandlerRegistration#hasSynced}. */
    boolean hasSynced();

    /**
     * Waits for {@link #hasSynced}, but not longer than this, and not after the informer has ended.
     *
     * @return whether it has synced
     */
    boolean awaitSynced(Duration atMost) throws InterruptedException;

    /** The version that the server's last list or event brought; {@code ""} before. The store may be a little behind. */
    String lastSyncResourceVersion();

    /** Whether it was started, and has come to its end. */
    boolean isStopped();

    /** What ended the informer, if it was an error on one of its threads and not {@link #stop}. */
    Optional<Throwable> failure();

    /** Ends it: no request, no event, no call of a handler begins any more. Does not wait. */
    void stop();

    /**
     * Stops the informer and waits for its threads, as {@link #close(Duration)} does; at most
     * {@link informers.internal.util.Shutdown#PATIENCE ten seconds} after {@link #stop} was first called, whoever called it. If the
     * calling thread is interrupted, it stops waiting, and its interrupt flag is set when this returns.
     */
    @Override
    void close();

    /**
     * Stops the informer and waits for its threads. Threads that still run when the time is over are interrupted; if one
     * still runs a second later, such as that of a handler that hangs, it is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt; zero interrupts at once
     * @return whether no thread is left
     * @throws IllegalStateException if one of its own threads calls it
     */
    boolean close(Duration atMost);
}
