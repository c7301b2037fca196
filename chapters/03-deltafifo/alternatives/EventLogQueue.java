// A right answer in another form: one list of entries in the order of arrival; what belongs to a key is found by a search.
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

public class EventLogQueue<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keys;
    private final KnownObjects<T> known;
    private final TreeMap<Long, String> order = new TreeMap<>();
    private final Map<String, List<Delta<T>>> deltas = new TreeMap<>();
    private long next;
    private Set<String> initial; // the keys of the initial list that are still queued; null before it

    public EventLogQueue(KeyFunction<T> keys, KnownObjects<T> known) {
        this.keys = keys;
        this.known = known;
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        begun();
        append(keys.keyOf(object), Delta.of(type, object));
    }

    @Override
    public void delete(T object) {
        begun();
        String key = keys.keyOf(object);
        if (deltas.containsKey(key) || known.listKeys().contains(key)) {
            append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)));
        }
    }

    private void begun() {
        if (initial == null) {
            initial = new HashSet<>();
        }
    }

    private void append(String key, Delta<T> delta) {
        if (!deltas.containsKey(key)) {
            order.put(next++, key);
            deltas.put(key, List.of());
        }
        List<Delta<T>> all = new ArrayList<>(deltas.get(key));
        Delta<T> last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null && last.type() == DeltaType.DELETED && delta.type() == DeltaType.DELETED) {
            if (!last.deleted().finalStateUnknown()) {
                return;
            }
            all.remove(all.size() - 1);
        }
        all.add(delta);
        deltas.put(key, all);
    }

    @Override
    public void replace(List<T> list) {
        Set<String> gone = new HashSet<>(deltas.keySet());
        gone.addAll(known.listKeys());
        for (T object : list) {
            gone.remove(keys.keyOf(object));
            append(keys.keyOf(object), Delta.of(DeltaType.REPLACED, object));
        }
        for (String key : gone) {
            List<Delta<T>> queued = deltas.getOrDefault(key, List.of());
            Optional<T> last = queued.isEmpty() ? known.getByKey(key) : queued.get(queued.size() - 1).lastKnown();
            append(key, Delta.deleted(DeletedObject.missed(key, last)));
        }
        if (initial == null) {
            initial = new HashSet<>(deltas.keySet());
        }
    }

    @Override
    public List<Delta<T>> pop() {
        if (order.isEmpty()) {
            return List.of();
        }
        String key = order.pollFirstEntry().getValue();
        if (initial != null) {
            initial.remove(key);
        }
        return Collections.unmodifiableList(deltas.remove(key));
    }

    @Override
    public boolean hasSynced() {
        return initial != null && initial.isEmpty();
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> items = new LinkedHashMap<>();
        order.values().forEach(key -> items.put(key, List.copyOf(deltas.get(key))));
        return Collections.unmodifiableMap(items);
    }
}
