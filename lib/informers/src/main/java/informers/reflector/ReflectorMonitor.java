package informers.reflector;

import informers.api.KubeObject;
import informers.api.Status;
import java.time.Duration;

/**
 * Sees what a reflector does, also what client-go is silent about. Override what you care for.
 *
 * <p>Called on the reflector's threads, and {@link #storeFailed} also on the informer's; return soon. What it throws is
 * logged. For numbers see {@link ReflectorStats}.
 */
public interface ReflectorMonitor {
    /** Looks away. */
    ReflectorMonitor NONE = new ReflectorMonitor() {};

    /** A whole list has reached the store: by LIST, or streamed. */
    default void listed(int objects, String resourceVersion) {}

    /** A watch is open. */
    default void watching(String fromResourceVersion) {}

    /** A list or a watch request failed; a {@link WatchErrorHandler} hears of most of these, too. */
    default void requestFailed(RuntimeException error) {}

    /** A watch is over, or could not be opened. Streamed lists have their own words: {@link #watchListFellBack}. */
    default void watchEnded(WatchOutcome outcome, Reaction reaction) {}

    /** A running watch told an error. */
    default void streamError(Status status) {}

    /** Everything will be listed again, soon or at once. */
    default void relisting(RelistCause cause, String why) {}

    /** The first list does not come as a stream this time; it is asked for with a LIST. */
    default void watchListFellBack(String why) {}

    /** A streamed list is not at its end, and nothing came for ten seconds. */
    default void initialEventsLate(String silence) {}

    /** It waits, so long, before it goes on. */
    default void backingOff(Duration wait) {}

    /** An object does not fit what the reflector is for, and was left out. */
    default void skipped(KubeObject object, String why) {}

    /**
     * The queue or the store did not take a change or a list, or could not resync; or an index function failed, and the
     * object is stored but not found by that index.
     */
    default void storeFailed(RuntimeException error) {}

    /** It is over; nothing more will come. */
    default void stopped() {}
}
