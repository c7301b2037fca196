package informers.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What is put together before anything happens.
 *
 * @param watchList whether the first list is asked for as a stream
 * @param pageSize 0: the reflector decides
 * @param resync the informer's own period; zero: never
 * @param internalErrorRetry how long "internal error" in a watch is answered with a new one; zero: never
 * @param backoff what it waits after the first failure; less than client-go's 0.8 s: then it sees more of them
 * @param transform whether objects are changed on their way in
 * @param early handlers that are there before the start
 * @param stalls which threads the machine has no time for now and then
 * @param abruptEnd whether it is closed in the midst of all, and not given time to settle
 */
record Setup(
        Kind kind,
        QueueKind queue,
        boolean watchList,
        int pageSize,
        Duration resync,
        Duration internalErrorRetry,
        Duration backoff,
        boolean transform,
        List<HandlerKind> early,
        Stalls stalls,
        boolean abruptEnd) {

    /** What the informer watches. */
    enum Kind {
        PODS,
        CONFIGMAPS,
        UNSTRUCTURED_PODS
    }

    /**
     * Who stalls.
     *
     * @param who the beginning of the threads' names; {@code ""} for all
     * @param chance that it stalls before it takes a lock
     * @param longest how long at most
     */
    record Stalls(String who, double chance, Duration longest) {
        @Override
        public String toString() {
            return (who.isEmpty() ? "threads" : who + " threads") + " that stall for up to " + Words.of(longest);
        }
    }

    /** What lies between reflector and store. */
    enum QueueKind {
        REAL_FIFO_ATOMIC,
        REAL_FIFO_KNOWN,
        DELTA_FIFO
    }

    @Override
    public String toString() {
        return "An informer of " + low(kind) + " with a " + low(queue)
                + (watchList ? ", streamed lists" : ", plain lists")
                + (pageSize > 0 ? ", pages of " + pageSize : "")
                + (resync.isZero() ? "" : ", resync every " + Words.of(resync))
                + (internalErrorRetry.isZero() ? "" : ", internal errors retried for " + Words.of(internalErrorRetry))
                + ", first backoff " + Words.of(backoff)
                + (transform ? ", a transform" : "")
                + (stalls.chance() == 0 ? "" : ", " + stalls)
                + (abruptEnd ? ", closed in the midst of it all" : "")
                + "; from the start: "
                + early;
    }

    private static String low(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
