package informers.queue;

/**
 * A reflector writes into it, and one consumer pops: what happened, in order.
 *
 * <p>Any thread may write, ask and close; one thread pops. Corresponds to client-go's {@code cache.Queue}.
 */
public interface Queue<T> extends ReflectorStore<T>, AutoCloseable {

    /**
     * Waits for something to process, takes it out, and processes it.
     *
     * @return what was processed
     * @throws QueueClosedException once the queue is closed and empty
     * @throws InterruptedException if the consumer is told to stop while it waits
     * @throws RuntimeException what {@code process} threw; the entry is not put back
     */
    Deltas<T> pop(PopProcess<T> process) throws InterruptedException;

    /**
     * Whether the first list has been popped, whole; also when something else came before any list. Once true, always
     * true.
     */
    boolean hasSynced();

    /** How many entries wait to be popped. */
    int size();

    /** No more waiting: what is in it can still be popped, then {@link QueueClosedException} comes. */
    @Override
    void close();

    boolean isClosed();
}
