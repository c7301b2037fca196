package informers.reflector;

/** Why a reflector lists once more. Each is seen in {@link ReflectorStats} and by a {@link ReflectorMonitor}. */
public enum RelistCause {
    /** The list before failed. */
    LIST_FAILED,
    /** The server no longer, or not yet, has the version at which we wanted to list: so we ask for the newest. */
    LIST_VERSION_REFUSED,
    /** The watch could not be opened. */
    WATCH_REFUSED,
    /** The watch came to tell that its version is older than the server's memory: 410. */
    EXPIRED,
    /** The watch ended with another error, or with something that is no event. */
    WATCH_ERROR,
    /** The watch ended at once, with nothing in it: perhaps its version is too old, and the server did not say so. */
    VERY_SHORT_WATCH,
    /** The store could not show its content once more. */
    RESYNC_FAILED,
    /** The store, behind its queue, lost something: see {@link ReflectorRunner#relist}. */
    STORE_FAILED
}
