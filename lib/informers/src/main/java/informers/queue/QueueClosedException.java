package informers.queue;

/** The queue was closed, and all that was in it has been popped. Corresponds to client-go's {@code cache.ErrFIFOClosed}. */
public final class QueueClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueClosedException() {
        super("DeltaFIFO: manipulating with closed queue");
    }
}
