package replay.internal.cluster;

/** An open watch, which the session wakes after a change. */
public interface OpenWatch {
    /** Returns the callback that wakes the watch. It is run without the session's lock. */
    Runnable wake();
}
