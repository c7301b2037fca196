package informers.chaos;

import java.time.Duration;
import java.util.List;

/**
 * The informer, its handlers and its threads, before the first step.
 *
 * @param watchList whether the first list is requested as a stream
 * @param pageSize 0: the reflector decides
 * @param resync the informer's own period; zero: never
 * @param internalErrorRetry how long a watch that ends with "internal error" is opened again at once; zero: never
 * @param backoff the wait after the first failure; shorter than client-go's 0.8 s, for more failures
 * @param transform whether objects are transformed
 * @param early the handlers that are added before the start
 * @param stalls which threads stall sometimes
 * @param abruptEnd whether it is closed during the failures, without time to settle
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
     * Which threads stall, and how long.
     *
     * @param who the beginning of the threads' names; {@code ""} for all
     * @param chance that it stalls before it takes a lock
     * @param longest the longest stall
     */
    record Stalls(String who, double chance, Duration longest) {
        @Override
        public String toString() {
            return (who.isEmpty() ? "threads" : who + " threads") + " that stall for up to " + Words.of(longest);
        }
    }

    /** The queue between the reflector and the store. */
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
                + (abruptEnd ? ", closed during the failures" : "")
                + "; from the start: "
                + early;
    }

    private static String low(Enum<?> name) {
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
