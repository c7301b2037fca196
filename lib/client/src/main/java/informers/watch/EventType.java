package informers.watch;

/** What a watch can tell. Corresponds to apimachinery's {@code watch.EventType}. */
public enum EventType {
    ADDED,
    MODIFIED,
    DELETED,
    /** Nothing happened to an object; it only says how far the stream has come. */
    BOOKMARK,
    /** The stream cannot go on; the Status says why. */
    ERROR
}
