package replay.internal.cluster;

/** A watch that a session has to wake after a change. */
public interface OpenWatch {
    /** Returns what to run, outside the session's lock, when there may be something to send. */
    Runnable wake();
}
