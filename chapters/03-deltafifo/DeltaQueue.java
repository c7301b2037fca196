import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What you build in chapter 03: it keeps what happened to which object, until somebody takes it.
 *
 * <p>One thread at a time calls it: the lock, the blocking pop and close are given, see DeltaFIFOPart. A class that
 * implements it has a public constructor that takes a KeyFunction&lt;T> and the KnownObjects&lt;T>, the store that is
 * filled from this queue.
 */
public interface DeltaQueue<T> {

    /** Something happened to an object. The type is ADDED, UPDATED or SYNC. */
    void enqueue(DeltaType type, T object);

    /** The server says that the object is gone. This is its final state. */
    void delete(T object);

    /** A LIST says what there is. It may come at the start, or later, after the watch was lost. */
    void replace(List<T> list);

    /** Takes out who waits longest, with all that happened to it, oldest first. An empty list: nobody waits. */
    List<Delta<T>> pop();

    /** Whether the first list has been popped, whole; also when something else came before any list. */
    boolean hasSynced();

    /** To look inside: all that waits, by key; who is next comes first. It may be your own map: nobody changes it. */
    Map<String, List<Delta<T>>> items();

    /** Given. Shows what the store has once more. What waits is newer than the store, so then there is no need to. */
    default void resync(KnownObjects<T> known) {
        Set<String> waiting = Set.copyOf(items().keySet());
        for (String key : known.listKeys()) {
            if (!waiting.contains(key)) {
                known.getByKey(key).ifPresent(object -> enqueue(DeltaType.SYNC, object));
            }
        }
    }
}
