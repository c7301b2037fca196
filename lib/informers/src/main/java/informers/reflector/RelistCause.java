package informers.reflector;

/** The cause of a relist, as counted in {@link ReflectorStats} and passed to a {@link ReflectorMonitor}. */
public enum RelistCause {
    /** The previous list failed. */
    LIST_FAILED,
    /** The server no longer has, or has not reached, the resourceVersion of the list; the newest is listed instead. */
    LIST_VERSION_REFUSED,
    /** The watch could not be opened. */
    WATCH_REFUSED,
    /** The resourceVersion of the watch has expired: 410. */
    EXPIRED,
    /** The watch ended with another error, or with something that is no event. */
    WATCH_ERROR,
    /** The watch ended within a second and without an event; perhaps its resourceVersion has expired. */
    VERY_SHORT_WATCH,
    /** The store could not resync. */
    RESYNC_FAILED,
    /** The store behind the queue is incomplete: see {@link ReflectorRunner#relist}. */
    STORE_FAILED
}
