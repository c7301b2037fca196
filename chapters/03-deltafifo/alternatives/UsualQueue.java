// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class UsualQueue<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> known;
    private final Map<String, List<Delta<T>>> queued = new LinkedHashMap<>();
    private boolean populated;
    private int initialLeft;

    public UsualQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        this.keyFunction = keyFunction;
        this.known = known;
    }

    // Task 3.1, 3.2 and 3.5
    @Override
    public void enqueue(DeltaType type, T object) {
        populated = true;
        // from 3.5
        String key = keyFunction.keyOf(object);
        queued.computeIfAbsent(key, any -> new ArrayList<>()).add(Delta.of(type, object));
        // not 3.1 (AddBeforeTheListIsIgnored): queued.getOrDefault(key, new ArrayList<>()).add(Delta.of(type, object));
        // not 3.1 (SyncIsUpdated): queued.computeIfAbsent(key, any -> new ArrayList<>()).add(Delta.of(DeltaType.UPDATED, object));
        // not 3.2 (KeepsTheNewestStateOnly): queued.put(key, new ArrayList<>(List.of(Delta.of(type, object))));
    }

    // Task 3.1, 3.2 and 3.5
    @Override
    public List<Delta<T>> pop() {
        if (queued.isEmpty()) {
            return List.of();
        }
        // from 3.2
        if (initialLeft > 0) {
            initialLeft--;
        }
        // from 3.5
        String head = queued.keySet().iterator().next();
        return queued.remove(head);
        // not 3.2 (PopDoesNotRemove): return queued.get(head);
    }

    // Task 3.2
    @Override
    public Map<String, List<Delta<T>>> items() {
        return queued;
    }

    // Task 3.3 and 3.5
    @Override
    public void delete(T object) {
        populated = true;
        // from 3.5
        String key = keyFunction.keyOf(object);
        if (queued.containsKey(key) || known.getByKey(key).isPresent()) {
            // not 3.3 (DeletesStoredObjectsOnly): if (known.getByKey(key).isPresent()) {
            // not 3.3 (EveryDeletionIsQueued): if (!queued.containsKey(key) || known.getByKey(key).isPresent()) {
            append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)));
        }
    }

    /** Keeps one of two deletions in a row: the one with the final state, otherwise the earlier one. */
    // Task 3.3
    private void append(String key, Delta<T> deletion) {
        List<Delta<T>> deltas = queued.computeIfAbsent(key, any -> new ArrayList<>());
        Delta<T> last = deltas.isEmpty() ? null : deltas.get(deltas.size() - 1);
        if (last == null || last.type() != DeltaType.DELETED) {
            deltas.add(deletion);
        } else if (last.deleted().finalStateUnknown()) {
            deltas.set(deltas.size() - 1, deletion);
        }
    }

    // Task 3.4 and 3.5
    @Override
    public void replace(List<T> list) {
        Set<String> listed = new HashSet<>();
        for (T object : list) {
            String key = keyFunction.keyOf(object);
            listed.add(key);
            queued.computeIfAbsent(key, any -> new ArrayList<>()).add(Delta.replaced(object));
        }
        for (String key : queued.keySet()) {
            if (!listed.contains(key)) {
                List<Delta<T>> deltas = queued.get(key);
                Optional<T> newest = deltas.get(deltas.size() - 1).lastKnown();
                // not 3.4 (TombstoneHasTheOldestState): Optional<T> newest = deltas.get(0).lastKnown();
                append(key, Delta.deleted(DeletedObject.missed(key, newest)));
            }
        }
        for (String key : known.listKeys()) {
            if (!listed.contains(key) && !queued.containsKey(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
                // not 3.4 (TombstoneIsNotMarked): append(key, Delta.deleted(new DeletedObject<>(key, known.getByKey(key), false)));
            }
        }
        if (!populated) {
            initialLeft = queued.size();
            // not 3.5 (CountsObjectsNotKeys): initialLeft = list.size();
            populated = true;
        }
        // from 3.5
    }

    // Task 3.5
    @Override
    public boolean hasSynced() {
        return populated && initialLeft == 0;
        // not 3.5 (SyncedWhenEmpty): return initialLeft == 0;
    }
}
