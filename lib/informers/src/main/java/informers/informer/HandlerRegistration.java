package informers.informer;

import java.time.Duration;
import java.util.Optional;

/**
 * A handler's place at an informer: how far it has come, and what to hand back to take it away.
 *
 * <p>Any thread. Corresponds to client-go's {@code cache.ResourceEventHandlerRegistration}.
 */
public interface HandlerRegistration {
    /**
     * Whether the informer's store has synced, and this handler has been told of everything in it. An informer may have
     * synced long before. A handler that throws on an object of the initial list never gets here, as in client-go: see
     * {@link #failure}.
     */
    boolean hasSynced();

    /**
     * Waits for {@link #hasSynced}, but not longer than this, and not after it threw on an object of the initial list, it
     * was removed, or its informer
     * ended.
     *
     * @return whether it has synced
     */
    boolean awaitSynced(Duration atMost) throws InterruptedException;

    /** How many notifications wait for this handler. If it grows and grows, the handler is too slow. */
    int backlog();

    /** How many notifications it threw on. Each of them was skipped. */
    long failures();

    /** What it threw first, if it ever did. */
    Optional<Throwable> failure();
}
