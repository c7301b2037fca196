package informers.watch;

/** The type of a watch event. Corresponds to apimachinery's {@code watch.EventType}. */
public enum EventType {
    /** The object was created, or it exists already (initial events). */
    ADDED,
    /** The object was changed. */
    MODIFIED,
    /** The object was deleted; the event has its last state. */
    DELETED,
    /** No object changed; the event only reports the resourceVersion that the watch has reached. */
    BOOKMARK,
    /** The watch cannot continue; the Status says why. */
    ERROR
}
