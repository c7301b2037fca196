package informers.informer;

import informers.handler.ResourceEventHandler;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;

/**
 * Hands each notification to all handlers, so that none waits for another: what a shared informer needs for that.
 *
 * <p>{@link #add}, {@link #remove} and {@link #distribute} are never called at the same time: the informer holds a lock
 * meanwhile. The others may be called from any thread. Corresponds to client-go's {@code sharedProcessor}.
 */
public interface Processor<T> extends AutoCloseable {
    /**
     * Takes a handler, which first is told of {@code content}, as adds of the initial list.
     *
     * @param options with the resync period filled in
     * @param resyncCheckPeriod how often {@link #shouldResync} will be asked; zero for never
     * @param storeSynced open once the informer's store has synced
     */
    HandlerRegistration add(
            ResourceEventHandler<? super T> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<T> content,
            Latch storeSynced);

    /**
     * Lets a handler go; what it has not been told yet it may not be told any more. Does not wait for its thread.
     *
     * @throws IllegalArgumentException if the registration is not one of this processor's
     */
    void remove(HandlerRegistration registration);

    /** @param sync whether this shows nothing new: then only handlers that are due for a resync get it */
    void distribute(Notification<T> notification, boolean sync);

    /** Looks who is due for a resync now, and says whether anybody is. */
    boolean shouldResync();

    /** The informer will look for due handlers this often from now on. */
    void resyncCheckPeriodChanged(Duration period);

    /** From now on handlers are called. */
    void start();

    /** The informer is about to stop: {@link #distribute} must not wait for a handler any more, bound or no bound. */
    default void stopWaiting() {}

    /** Ends all: a call that is under way is the last one. Does not wait. */
    void stop();

    /** As {@link #close(Duration)}, with {@link informers.internal.util.Shutdown#PATIENCE}. */
    @Override
    void close();

    /**
     * As {@link #stop}, and waits until no thread is left. When the time is over, threads that still run are interrupted,
     * and after one more second left behind, with a warning.
     *
     * @return whether no thread is left
     */
    default boolean close(Duration atMost) {
        close();
        return true;
    }
}
