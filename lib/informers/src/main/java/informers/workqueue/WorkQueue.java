package informers.workqueue;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue of things to look at. However often an item is added, it waits once; while somebody works on it, nobody else
 * gets it; and if it is added meanwhile, it comes once more afterwards. Items that are equal are the same item.
 *
 * <p>Any thread. Corresponds to client-go's {@code workqueue.TypedInterface}.
 */
public interface WorkQueue<T> {
    /** Says that this item needs work. Ignored if it waits already, and after {@link #shutDown}. */
    void add(T item);

    /**
     * Waits for an item and takes it out. Whoever got it calls {@link #done} with it, however the work ended.
     *
     * @return empty if the queue is shut down and nothing is left: time to go
     */
    Optional<T> get() throws InterruptedException;

    /**
     * The work on this item is over. If it was added meanwhile, it waits again.
     *
     * @throws IllegalStateException if it was not given out
     */
    void done(T item);

    /** How many items wait. They may be fewer or more when you read it. */
    int len();

    /** Takes nothing more. What waits is still given out. Does not wait for anything. */
    void shutDown();

    /**
     * As {@link #shutDown}, and waits until all that was given out is done. So it must not be called by who works on an
     * item; and a {@link #shutDown} ends the wait. What waits in the queue while nobody works on anything does not hold
     * it up.
     */
    void shutDownWithDrain() throws InterruptedException;

    /**
     * As {@link #shutDownWithDrain()}, but waits at most this long. A queue of this library keeps to the limit; what is not
     * overridden by another one waits without.
     *
     * @return whether all that was given out is done
     */
    default boolean shutDownWithDrain(Duration atMost) throws InterruptedException {
        shutDownWithDrain();
        return true;
    }

    boolean shuttingDown();
}
