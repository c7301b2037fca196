package informers.reflector;

import informers.api.KubeObject;
import informers.api.Status;
import java.time.Duration;

/**
 * Receives callbacks about what a reflector does, more than client-go reports. Override the methods of interest; by default
 * they do nothing.
 *
 * <p>Called on the reflector's threads, and {@link #storeFailed} also on the informer's; an implementation must return
 * quickly. Exceptions are logged and otherwise ignored. For figures see {@link ReflectorStats}.
 */
public interface ReflectorMonitor {
    /** Ignores all callbacks. */
    ReflectorMonitor NONE = new ReflectorMonitor() {};

    /**
     * Called when a whole list has been written to the store, from a LIST or a stream.
     *
     * @param objects the number of objects
     * @param resourceVersion the resourceVersion of the list
     */
    default void listed(int objects, String resourceVersion) {}

    /**
     * Called when a watch is open.
     *
     * @param fromResourceVersion the resourceVersion from which it watches
     */
    default void watching(String fromResourceVersion) {}

    /**
     * Called when a LIST or the request for a watch failed. Most of these also reach the {@link WatchErrorHandler}.
     *
     * @param error what the ListerWatcher threw
     */
    default void requestFailed(RuntimeException error) {}

    /**
     * Called when a watch has ended or could not be opened; not for streamed lists, see {@link #watchListFellBack}.
     *
     * @param outcome how it ended
     * @param reaction what the reflector does next
     */
    default void watchEnded(WatchOutcome outcome, Reaction reaction) {}

    /**
     * Called when an open watch received an ERROR event.
     *
     * @param status the error
     */
    default void streamError(Status status) {}

    /**
     * Called before a relist, which follows at once or after a backoff.
     *
     * @param cause the cause
     * @param why the details
     */
    default void relisting(RelistCause cause, String why) {}

    /**
     * Called when a streamed list could not be used, and a LIST is sent instead.
     *
     * @param why the reason
     */
    default void watchListFellBack(String why) {}

    /**
     * Called every ten seconds while a streamed list is incomplete and no event arrives.
     *
     * @param silence the time since the last event, in words
     */
    default void initialEventsLate(String silence) {}

    /**
     * Called before the reflector waits.
     *
     * @param wait how long it waits
     */
    default void backingOff(Duration wait) {}

    /**
     * Called when an object of an unexpected type was dropped.
     *
     * @param object the object
     * @param why what was expected, and what to do
     */
    default void skipped(KubeObject object, String why) {}

    /**
     * Called when the queue or the store refused a change or a list, or could not resync; also when an index function
     * failed, and the object is stored without a value in that index.
     *
     * @param error what was thrown
     */
    default void storeFailed(RuntimeException error) {}

    /** Called when the reflector has ended. It is the last callback. */
    default void stopped() {}
}
