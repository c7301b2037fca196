package informers.simulation;

/**
 * What can go wrong in a simulation. All of it happens to real controllers; a correct one converges to the right state nevertheless.
 * Some controllers are correct only without some of these, for instance because a crash makes them forget: then choose.
 */
public enum Fault {
    /** Events reach some informers up to {@link SimulationOptions#watchLag} late, each resource by a time of its own. */
    WATCH_LAG,
    /** Event handlers are called late: the threads of handlers stand still for up to 20 s. */
    LATE_HANDLERS,
    /** A list that accepts any version (resourceVersion 0) shows an old state. Streamed lists are consistent, as those of real servers. */
    STALE_LIST,
    /** Just before an update somebody else changes the object (an annotation): the update gets 409. */
    CONFLICT,
    /** Writes are refused with 429, 500 or 503, a few times. */
    REFUSED,
    /** A write takes effect, but the connection breaks before the response arrives. */
    LOST_RESPONSE,
    /** The server ends all watches. */
    CUT,
    /** The server forgets its history and ends all watches: the next watch gets 410. */
    EXPIRED,
    /** A replica dies right before or after a write, and starts again up to 10 s later, with an empty memory. */
    CRASH,
    /** A replica, that which leads if one does, cannot reach the server for 5 to 45 s: others may take its lease meanwhile. */
    PARTITION
}
