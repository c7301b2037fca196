package informers.queue;

/**
 * Processes an entry that was popped from a {@link Queue}. It runs on the consumer's thread, usually while the queue's
 * lock is held, so it must not call the queue. Corresponds to client-go's {@code cache.PopProcessFunc}.
 *
 * @param <T> the type of the objects
 */
@FunctionalInterface
public interface PopProcess<T> {
    /**
     * Processes the oldest entry.
     *
     * @param deltas the deltas of the entry, oldest first
     * @param isInInitialList whether the entry belongs to the first list: the queue had not synced when it was popped
     */
    void process(Deltas<T> deltas, boolean isInInitialList);
}
