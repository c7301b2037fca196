package informers.informer;

import java.time.Duration;
import java.util.Optional;

/**
 * The registration of a handler with a shared informer: shows the progress of the handler, and serves to remove it.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code cache.ResourceEventHandlerRegistration}.
 */
public interface HandlerRegistration {
    /**
     * Returns whether the informer has synced and the handler has been notified about every object of the initial list.
     * A handler that throws on an object of the initial list never syncs, as in client-go: see {@link #failure}.
     *
     * @return once true, it stays true
     */
    boolean hasSynced();

    /**
     * Waits until {@link #hasSynced} is true, or cannot become true: the time is over, the handler threw on an object of
     * the initial list, it was removed, or its informer has stopped.
     *
     * @param atMost the longest time to wait
     * @return whether it has synced
     * @throws InterruptedException if the calling thread is interrupted
     */
    boolean awaitSynced(Duration atMost) throws InterruptedException;

    /**
     * Returns the number of notifications that are pending for this handler. If it keeps growing, the handler is too slow.
     *
     * @return 0 or greater
     */
    int backlog();

    /**
     * Returns the number of notifications on which the handler threw. Each of them was skipped.
     *
     * @return 0 or greater
     */
    long failures();

    /**
     * Returns what the handler threw first.
     *
     * @return empty if it never threw
     */
    Optional<Throwable> failure();
}
