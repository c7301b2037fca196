import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What you build in chapter 03: a queue that keeps, for each object, its deltas until they are popped.
 *
 * <p>Called by one thread at a time: the lock, a pop that blocks, and close are given, see DeltaFIFOPart. An implementation
 * has a public constructor with the parameters KeyFunction&lt;T> and KnownObjects&lt;T>. The known objects are those in the
 * store that the consumer of this queue fills.
 */
public interface DeltaQueue<T> {

    /** Queues a delta of an object. The type is ADDED, UPDATED or SYNC. */
    void enqueue(DeltaType type, T object);

    /** Queues the deletion of an object that the watch reported, with its final state; drops it if the object is unknown. */
    void delete(T object);

    /**
     * Queues the objects of a LIST, and a deletion for each known or queued object that is not in it. Called for the initial
     * list, and for each relist.
     */
    void replace(List<T> list);

    /** Removes the key at the head of the queue and returns its deltas, oldest first; an empty list if the queue is empty. */
    List<Delta<T>> pop();

    /**
     * Returns true once all objects of the initial list have been popped; also if something was added, updated or deleted
     * before any list.
     */
    boolean hasSynced();

    /** Returns the queued deltas by key, head of the queue first. It may be your own map: the caller does not change it. */
    Map<String, List<Delta<T>>> items();

    /** Given. Queues each object of the store once more as SYNC, unless newer deltas of it are queued. */
    default void resync(KnownObjects<T> known) {
        Set<String> queued = Set.copyOf(items().keySet());
        for (String key : known.listKeys()) {
            if (!queued.contains(key)) {
                known.getByKey(key).ifPresent(object -> enqueue(DeltaType.SYNC, object));
            }
        }
    }
}
