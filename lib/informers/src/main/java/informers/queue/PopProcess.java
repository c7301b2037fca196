package informers.queue;

/**
 * What is done with what was popped. It runs on the consumer's thread, mostly while the queue's lock is held, so it must
 * not call the queue. Corresponds to client-go's {@code cache.PopProcessFunc}.
 */
@FunctionalInterface
public interface PopProcess<T> {
    /**
     * Works on the oldest entry.
     *
     * @param isInInitialList whether the queue had not synced when this was popped: it belongs to the first list
     */
    void process(Deltas<T> deltas, boolean isInInitialList);
}
