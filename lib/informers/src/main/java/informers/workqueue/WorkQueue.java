package informers.workqueue;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue of items to process. An item is queued once, no matter how often it is added. It is processed by one worker at a
 * time; if it is added meanwhile, it is queued again afterwards. Equal items are the same item.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code workqueue.TypedInterface}.
 *
 * @param <T> the type of the items
 */
public interface WorkQueue<T> {
    /**
     * Adds an item. Ignored if it is already queued, and after {@link #shutDown}.
     *
     * @param item the item, not null
     */
    void add(T item);

    /**
     * Waits for an item and removes it from the queue. The caller must call {@link #done} with it, also after a failure.
     *
     * @return the item; empty if the queue is shut down and empty: the worker ends
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    Optional<T> get() throws InterruptedException;

    /**
     * Marks an item as processed. If it was added meanwhile, it is queued again.
     *
     * @param item an item that {@link #get} returned
     * @throws IllegalStateException if the item is not being processed
     */
    void done(T item);

    /**
     * Returns the number of queued items.
     *
     * @return a snapshot: it may have changed when the caller reads it
     */
    int len();

    /** Refuses further items. The queued items can still be taken. Does not wait. */
    void shutDown();

    /**
     * Refuses further items, as {@link #shutDown} does, and waits until no item is being processed. A worker must not call
     * it before {@link #done}. A {@link #shutDown} ends the wait. Queued items are not waited for if no item is being
     * processed.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    void shutDownWithDrain() throws InterruptedException;

    /**
     * Refuses further items, and waits as {@link #shutDownWithDrain()} does, with a limit. This implementation ignores the
     * limit; the queues of this library keep to it.
     *
     * @param atMost the longest time to wait
     * @return whether no item is being processed
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    default boolean shutDownWithDrain(Duration atMost) throws InterruptedException {
        shutDownWithDrain();
        return true;
    }

    /**
     * Returns whether the queue is shut down.
     *
     * @return whether {@link #shutDown} or {@link #shutDownWithDrain} was called
     */
    boolean shuttingDown();
}
