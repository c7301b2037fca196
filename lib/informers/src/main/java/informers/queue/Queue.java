package informers.queue;

import java.util.List;

/**
 * A queue between one reflector, which writes changes into it, and one consumer, which pops and processes them in order.
 *
 * <p>Thread safety: any thread may write, query and close; one thread pops. Corresponds to client-go's
 * {@code cache.Queue} and {@code cache.QueueWithBatch}.
 *
 * @param <T> the type of the objects
 */
public interface Queue<T> extends ReflectorStore<T>, AutoCloseable {

    /**
     * Waits for an entry, removes it from the queue, and processes it on the calling thread.
     *
     * @param process processes the entry
     * @return the deltas that were processed
     * @throws QueueClosedException if the queue is closed and empty
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws RuntimeException if {@code process} threw it; the entry is not put back
     */
    Deltas<T> pop(PopProcess<T> process) throws InterruptedException;

    /**
     * Waits for an entry, removes all entries that may be processed together, and processes them on the calling thread: a
     * single entry with {@code single}, several with {@code batch}. This implementation always pops a single entry.
     *
     * @param batch processes several entries
     * @param single processes a single entry
     * @throws QueueClosedException if the queue is closed and empty
     * @throws InterruptedException if the calling thread is interrupted while it waits
     * @throws RuntimeException if {@code batch} or {@code single} threw it; the entries are not put back
     */
    default void popBatch(BatchProcess<T> batch, PopProcess<T> single) throws InterruptedException {
        pop(single);
    }

    /**
     * Returns whether the whole first list has been popped and processed. Also true if another change was queued before
     * the first list, and has been popped. Once true, it stays true.
     *
     * @return whether the queue has synced
     */
    boolean hasSynced();

    /**
     * Returns the number of queued entries.
     *
     * @return the number of entries that have not been popped
     */
    int size();

    /**
     * Closes the queue. Entries that are still queued can be popped; after that, {@link #pop} throws
     * {@link QueueClosedException}. Does not wait for the consumer.
     */
    @Override
    void close();

    /**
     * Returns whether the queue was closed.
     *
     * @return whether {@link #close} was called
     */
    boolean isClosed();

    /**
     * Processes an entry that was popped. It runs on the consumer's thread, usually while the queue's lock is held, so it
     * must not call the queue. Corresponds to client-go's {@code cache.PopProcessFunc}.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    interface PopProcess<T> {
        /**
         * Processes the oldest entry.
         *
         * @param deltas the deltas of the entry, oldest first
         * @param isInInitialList whether the entry belongs to the first list: the queue had not synced when it was popped
         */
        void process(Deltas<T> deltas, boolean isInInitialList);
    }

    /**
     * Processes several entries at once, each about another object, so that the store is locked once for all of them.
     * Corresponds to client-go's {@code cache.ProcessBatchFunc}.
     *
     * @param <T> the type of the objects
     */
    @FunctionalInterface
    interface BatchProcess<T> {
        /**
         * Processes the entries. Runs on the consumer's thread; it must not call the queue.
         *
         * @param deltas one delta for each entry, in the order of the queue
         * @param isInInitialList whether they belong to the first list
         */
        void process(List<Delta<T>> deltas, boolean isInInitialList);
    }
}
