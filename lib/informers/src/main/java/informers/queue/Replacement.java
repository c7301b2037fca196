package informers.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list leaves out: the server does not have it any more, and told nobody, because nobody was watching.
 *
 * <p>Any thread that keeps its arguments still. Corresponds to {@code reconcileReplacement} in client-go's
 * {@code the_real_fifo.go}; who processes a {@link DeltaType#REPLACED_ALL} asks it as well.
 */
public final class Replacement {
    private Replacement() {}

    /**
     * What must be told as deleted, before the list is taken over: first what is queued, in its order, then what is only
     * known.
     *
     * @param queued what was told already and is not in the store yet
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
