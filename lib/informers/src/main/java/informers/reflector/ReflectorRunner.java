package informers.reflector;

/**
 * What an informer needs of a reflector: so another one can take its place.
 *
 * <p>{@link #run} belongs to one thread; the rest may be called from any. Corresponds to the part of client-go's
 * {@code cache.Reflector} that {@code controller.go} uses.
 */
public interface ReflectorRunner extends AutoCloseable {
    /** Lists and watches, again and again, until it is closed or its thread is interrupted. */
    void run();

    /** The version that the last list or event brought; {@code ""} before the first. */
    String lastSyncResourceVersion();

    /** How it stands, and what it did so far; {@link ReflectorStats#NONE} if it does not say. */
    default ReflectorStats stats() {
        return ReflectorStats.NONE;
    }

    /**
     * Asks for a new list, soon: what an earlier list or event brought got lost between here and the store. The watch may
     * go on meanwhile; if it is asked often, the lists come further and further apart. Does not wait. A reflector that
     * does not know how does nothing.
     *
     * @param why the reason, for the log and the monitor
     */
    default void relist(String why) {}

    /** Ends {@link #run}, also if it waits for a server. Does not wait for it. */
    @Override
    void close();
}
