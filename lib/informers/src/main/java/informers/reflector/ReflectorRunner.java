package informers.reflector;

/**
 * The interface of a reflector that an informer uses, so that it can be replaced by another implementation.
 *
 * <p>{@link #run} is called by one thread; the other methods are thread-safe. Corresponds to the part of client-go's
 * {@code cache.Reflector} that {@code controller.go} uses.
 */
public interface ReflectorRunner extends AutoCloseable {
    /** Lists and watches until the reflector is closed or the calling thread is interrupted. */
    void run();

    /**
     * Returns the resourceVersion of the last list or event.
     *
     * @return {@code ""} before the first list
     */
    String lastSyncResourceVersion();

    /**
     * Returns the figures of the reflector.
     *
     * @return a snapshot; {@link ReflectorStats#NONE} by default
     */
    default ReflectorStats stats() {
        return ReflectorStats.NONE;
    }

    /**
     * Requests a relist, because a change was lost between the reflector and the store. The watch may continue until then;
     * frequent requests are served in growing intervals. Does not wait. This implementation does nothing.
     *
     * @param why the reason, for the log and the monitor
     */
    default void relist(String why) {}

    /** Ends {@link #run}, even if it is waiting for a server. Does not wait for its end. */
    @Override
    void close();
}
