// A right answer in another form: each key gets a number when it joins the queue. The lowest number is the head. The keys of the
// initial list are remembered as numbers, too.
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

public class NumberedQueue<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keyFunction;
    private final KnownObjects<T> known;
    private final Map<String, Long> numbers = new HashMap<>();
    private final TreeMap<Long, Deque<Delta<T>>> deltas = new TreeMap<>();
    private final Map<Long, String> keys = new HashMap<>();
    private long next;
    /** The number of the last key of the initial list; null before a list or a change. */
    private Long lastInitial;

    public NumberedQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        this.keyFunction = keyFunction;
        this.known = known;
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        changed();
        join(keyFunction.keyOf(object)).addLast(Delta.of(type, object));
    }

    @Override
    public void delete(T object) {
        changed();
        String key = keyFunction.keyOf(object);
        if (numbers.containsKey(key) || known.getByKey(key).isPresent()) {
            deleted(key, new DeletedObject<>(key, Optional.of(object), false));
        }
    }

    private void changed() {
        if (lastInitial == null) {
            lastInitial = -1L;
        }
    }

    private Deque<Delta<T>> join(String key) {
        long number = numbers.computeIfAbsent(key, any -> next++);
        keys.put(number, key);
        return deltas.computeIfAbsent(number, any -> new ArrayDeque<>());
    }

    private void deleted(String key, DeletedObject<T> gone) {
        Deque<Delta<T>> queued = join(key);
        Delta<T> last = queued.peekLast();
        if (last == null || last.type() != DeltaType.DELETED) {
            queued.addLast(Delta.deleted(gone));
        } else if (last.deleted().finalStateUnknown()) {
            queued.removeLast();
            queued.addLast(Delta.deleted(gone));
        }
    }

    @Override
    public void replace(List<T> list) {
        Map<String, List<T>> byKey = list.stream().collect(Collectors.groupingBy(keyFunction::keyOf));
        Map<String, Optional<T>> gone = new LinkedHashMap<>();
        known.listKeys().forEach(key -> gone.put(key, known.getByKey(key)));
        deltas.forEach((number, queued) -> gone.put(keys.get(number), queued.getLast().lastKnown()));
        gone.keySet().removeAll(byKey.keySet());
        for (T object : list) {
            join(keyFunction.keyOf(object)).addLast(Delta.of(DeltaType.REPLACED, object));
        }
        gone.forEach((key, last) -> deleted(key, DeletedObject.missed(key, last)));
        if (lastInitial == null) {
            lastInitial = next - 1;
        }
    }

    @Override
    public List<Delta<T>> pop() {
        Map.Entry<Long, Deque<Delta<T>>> head = deltas.pollFirstEntry();
        if (head == null) {
            return List.of();
        }
        numbers.remove(keys.remove(head.getKey()));
        return List.copyOf(head.getValue());
    }

    /** All keys of the initial list have lower numbers than those that joined later. */
    @Override
    public boolean hasSynced() {
        return lastInitial != null && (deltas.isEmpty() || deltas.firstKey() > lastInitial);
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> items = new LinkedHashMap<>();
        deltas.forEach((number, queued) -> items.put(keys.get(number), List.copyOf(queued)));
        return items;
    }
}
