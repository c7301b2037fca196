package informers.queue;

/** Thrown when a queue is closed and all its entries have been popped. Corresponds to client-go's {@code cache.ErrFIFOClosed}. */
public final class QueueClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with client-go's message. */
    public QueueClosedException() {
        super("DeltaFIFO: manipulating with closed queue");
    }
}
