// A right answer: one LinkedHashMap, which keeps the order of its keys, is both the queue and the items.
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

public class LinkedMapQueue<T> implements DeltaQueue<T> {
    protected final KeyFunction<T> keyFunction;
    protected final KnownObjects<T> known;
    protected Map<String, List<Delta<T>>> items = new LinkedHashMap<>();
    protected boolean populated;
    protected int initialCount;

    public LinkedMapQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        this.keyFunction = keyFunction;
        this.known = known;
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        populated = true;
        append(keyFunction.keyOf(object), Delta.of(type, object));
    }

    @Override
    public void delete(T object) {
        populated = true;
        String key = keyFunction.keyOf(object);
        if (isKnown(key)) {
            append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)));
        }
    }

    protected boolean isKnown(String key) {
        return items.containsKey(key) || known.getByKey(key).isPresent();
    }

    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.computeIfAbsent(key, k -> new ArrayList<>());
        Delta<T> before = deltas.isEmpty() ? null : deltas.get(deltas.size() - 1);
        if (before == null || before.type() != DeltaType.DELETED || delta.type() != DeltaType.DELETED) {
            deltas.add(delta);
        } else if (before.deleted().finalStateUnknown()) {
            deltas.set(deltas.size() - 1, delta);
        }
    }

    @Override
    public void replace(List<T> list) {
        Set<String> listed = new HashSet<>();
        for (T object : list) {
            String key = keyFunction.keyOf(object);
            listed.add(key);
            append(key, Delta.of(DeltaType.REPLACED, object));
        }
        deleteQueued(listed);
        deleteStored(listed);
        initialList(list);
    }

    protected void deleteQueued(Set<String> listed) {
        items.forEach((key, deltas) -> {
            if (!listed.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, deltas.get(deltas.size() - 1).lastKnown())));
            }
        });
    }

    protected void deleteStored(Set<String> listed) {
        for (String key : known.listKeys()) {
            if (!listed.contains(key) && !items.containsKey(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
            }
        }
    }

    protected void initialList(List<T> list) {
        if (!populated) {
            populated = true;
            initialCount = items.size();
        }
    }

    @Override
    public List<Delta<T>> pop() {
        if (items.isEmpty()) {
            return List.of();
        }
        if (initialCount > 0) {
            initialCount--;
        }
        return items.remove(items.keySet().iterator().next());
    }

    @Override
    public boolean hasSynced() {
        return populated && initialCount == 0;
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        return items;
    }
}
