package informers.simulation.controllers;

/** What can be wrong with {@link Widgets}. */
public enum Bug {
    /** Creates the child under a generated name, if its cache has none. */
    CREATES_TWICE,
    /** Logs a failed write of the child, and does not try again. */
    LOSES_A_RETRY,
    /** Writes the owner as its cache had it, without its version: what others wrote meanwhile is lost. */
    OVERWRITES_WITH_A_STALE_COPY,
    /** Removes its finalizer before it deletes the child. */
    REMOVES_THE_FINALIZER_FIRST,
    /** Takes any failure of a delete for "it is gone". */
    TAKES_AN_ERROR_FOR_GONE,
    /** Deletes the child when it is notified of the owner's deletion, without a finalizer. */
    RELIES_ON_DELETE_EVENTS,
    /** Writes the time of each reconcile into the owner, which causes the next one. */
    HOT_LOOP,
    /** Does not look at events of the child. */
    IGNORES_THE_CHILD,
    /** Remembers in memory which children it has created, and does not look again. */
    BELIEVES_ITS_MEMORY,
    /** Goes on when it has lost the lease. */
    ACTS_WITHOUT_THE_LEASE
}
