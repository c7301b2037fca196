package informers.internal.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the objects that a list leaves out: they were deleted while no watch was open.
 *
 * <p>Thread-safe as long as no argument changes meanwhile. Corresponds to {@code reconcileReplacement} in client-go's
 * {@code the_real_fifo.go}; also used to process a {@link DeltaType#REPLACED_ALL}.
 */
public final class Replacement {
    private Replacement() {}

    /**
     * Returns a tombstone for each object that is queued or known, and not in the list.
     *
     * @param <T> the type of the objects
     * @param queued the changes that are not in the store yet
     * @param known the store
     * @param list the list
     * @param keyFunction computes the key of an object
     * @return first the queued objects, in their order, then the others
     * @throws informers.api.KeyException if an object in the list or in the queue has no key
     */
    public static <T> List<DeletedObject<T>> deletions(
            Collection<Delta<T>> queued, KnownObjects<T> known, List<T> list, KeyFunction<T> keyFunction) {
        Set<String> inList = new HashSet<>();
        list.forEach(object -> inList.add(keyFunction.keyOf(object)));
        Map<String, Delta<T>> lastQueued = new LinkedHashMap<>();
        queued.forEach(delta -> lastQueued.put(delta.key(keyFunction), delta));

        List<DeletedObject<T>> deletions = new ArrayList<>();
        lastQueued.forEach((key, delta) -> {
            if (!inList.contains(key) && delta.type() != DeltaType.DELETED) {
                deletions.add(DeletedObject.missed(key, delta.lastKnown()));
            }
        });
        for (String key : known.listKeys()) {
            if (!inList.contains(key) && !lastQueued.containsKey(key)) {
                deletions.add(DeletedObject.missed(key, StoreLookup.find(known, key)));
            }
        }
        return deletions;
    }
}
