package informers.queue;

import java.util.List;

/**
 * A queue that can hand over several entries at once, so that the store is locked once for all of them.
 *
 * <p>As {@link Queue}. Corresponds to client-go's {@code cache.QueueWithBatch}.
 */
public interface QueueWithBatch<T> extends Queue<T> {

    /**
     * Waits for something to process, takes out what may be processed together, and processes it: one entry with
     * {@code single}, several with {@code batch}.
     *
     * @throws QueueClosedException once the queue is closed and empty
     * @throws InterruptedException if the consumer is told to stop while it waits
     */
    void popBatch(BatchProcess<T> batch, PopProcess<T> single) throws InterruptedException;

    /** What is done with several entries at once, each about another object. Corresponds to {@code cache.ProcessBatchFunc}. */
    @FunctionalInterface
    interface BatchProcess<T> {
        void process(List<Delta<T>> deltas, boolean isInInitialList);
    }
}
