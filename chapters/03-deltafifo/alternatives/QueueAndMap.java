// A right answer, built as in client-go: a queue of keys, and a map of their deltas.
// A key is in the queue if and only if it is in the map, and it is there once.
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class QueueAndMap<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> known;
    private final Deque<String> queue = new ArrayDeque<>();
    private final Map<String, List<Delta<T>>> items = new HashMap<>();
    private boolean populated;
    private int initialPopulationCount;

    public QueueAndMap(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
        if (items.containsKey(key) || known.getByKey(key).isPresent()) {
            append(key, Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)));
        }
    }

    @Override
    public void replace(List<T> list) {
        List<String> listed = new ArrayList<>();
        for (T object : list) {
            listed.add(keyFunction.keyOf(object));
            append(keyFunction.keyOf(object), Delta.of(DeltaType.REPLACED, object));
        }
        int deletions = 0;
        for (String key : queue) {
            if (!listed.contains(key)) {
                List<Delta<T>> deltas = items.get(key);
                Optional<T> last = deltas.get(deltas.size() - 1).lastKnown();
                append(key, Delta.deleted(DeletedObject.missed(key, last)));
                deletions++;
            }
        }
        for (String key : known.listKeys()) {
            if (!listed.contains(key) && !items.containsKey(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
                deletions++;
            }
        }
        if (!populated) {
            populated = true;
            initialPopulationCount = (int) listed.stream().distinct().count() + deletions;
        }
    }

    /** Adds the delta, then compares the last two. */
    private void append(String key, Delta<T> delta) {
        if (!items.containsKey(key)) {
            queue.add(key);
            items.put(key, new ArrayList<>());
        }
        List<Delta<T>> deltas = items.get(key);
        deltas.add(delta);
        int last = deltas.size() - 1;
        if (last > 0
                && deltas.get(last).type() == DeltaType.DELETED
                && deltas.get(last - 1).type() == DeltaType.DELETED) {
            deltas.remove(deltas.get(last - 1).deleted().finalStateUnknown() ? last - 1 : last);
        }
    }

    @Override
    public List<Delta<T>> pop() {
        if (queue.isEmpty()) {
            return List.of();
        }
        initialPopulationCount = Math.max(0, initialPopulationCount - 1);
        return items.remove(queue.remove());
    }

    @Override
    public boolean hasSynced() {
        return populated && initialPopulationCount == 0;
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> inOrder = new LinkedHashMap<>();
        queue.forEach(key -> inOrder.put(key, items.get(key)));
        return inOrder;
    }
}
