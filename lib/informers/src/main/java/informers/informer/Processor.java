package informers.informer;

import informers.handler.ResourceEventHandler;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;

/**
 * Distributes notifications to the handlers of a shared informer, so that no handler waits for another.
 *
 * <p>The informer calls {@link #add}, {@link #remove} and {@link #distribute} under a lock, never concurrently. The other
 * methods may be called from any thread. Corresponds to client-go's {@code sharedProcessor}.
 *
 * @param <T> the type of the objects
 */
public interface Processor<T> extends AutoCloseable {
    /**
     * Adds a handler. It is first notified about {@code content}, as adds of the initial list.
     *
     * @param handler the handler
     * @param options its options, with the resync period filled in
     * @param resyncCheckPeriod how often {@link #shouldResync} will be called; zero for never
     * @param content the objects in the store
     * @param storeSynced open once the informer's store has synced
     * @return the registration of the handler
     */
    HandlerRegistration add(
            ResourceEventHandler<? super T> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<T> content,
            Latch storeSynced);

    /**
     * Removes a handler. Its pending notifications may be dropped. Does not wait for its thread.
     *
     * @param registration the registration of the handler
     * @throws IllegalArgumentException if the registration is not one of this processor's
     */
    void remove(HandlerRegistration registration);

    /**
     * Adds a notification to the backlog of the handlers.
     *
     * @param notification the notification
     * @param sync whether nothing has changed: only handlers that are due for a resync receive it
     */
    void distribute(Notification<T> notification, boolean sync);

    /**
     * Determines which handlers are due for a resync now.
     *
     * @return whether any handler is due
     */
    boolean shouldResync();

    /**
     * Sets how often {@link #shouldResync} will be called.
     *
     * @param period the new check period
     */
    void resyncCheckPeriodChanged(Duration period);

    /** Starts to notify the handlers. */
    void start();

    /** Called before the informer stops: {@link #distribute} must not wait for a handler any more, even with a bound. */
    default void stopWaiting() {}

    /** Stops notifying. A call of a handler that is in progress is the last one. Does not wait. */
    void stop();

    /** Stops, and waits as {@link #close(Duration)} does, for ten seconds. */
    @Override
    void close();

    /**
     * Stops, and waits until all threads have ended. Threads that still run after this time are interrupted; one that
     * still runs a second later is left behind, with a warning. This implementation calls {@link #close()}.
     *
     * @param atMost how long to wait before the interrupt
     * @return whether all threads have ended
     */
    default boolean close(Duration atMost) {
        close();
        return true;
    }
}
