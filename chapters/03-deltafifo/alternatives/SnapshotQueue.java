// A right answer in another form: the whole state is an immutable value. Each call computes the next state and assigns it, so a
// call that throws changes nothing.
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class SnapshotQueue<T> implements DeltaQueue<T> {
    /** The deltas of one key. */
    private record Entry<T>(String key, List<Delta<T>> deltas) {
        Entry<T> with(Delta<T> delta) {
            List<Delta<T>> longer = new ArrayList<>(deltas);
            Delta<T> last = deltas.isEmpty() ? null : deltas.get(deltas.size() - 1);
            if (last != null && last.type() == DeltaType.DELETED && delta.type() == DeltaType.DELETED) {
                if (last.deleted().finalStateUnknown()) {
                    longer.set(longer.size() - 1, delta);
                }
            } else {
                longer.add(delta);
            }
            return new Entry<>(key, List.copyOf(longer));
        }
    }

    /** The state of the queue. waiting is -1 before the first call. */
    private record State<T>(List<Entry<T>> entries, int waiting) {
        boolean has(String key) {
            return entries.stream().anyMatch(entry -> entry.key().equals(key));
        }

        State<T> with(String key, Delta<T> delta) {
            List<Entry<T>> next = new ArrayList<>(entries);
            next.replaceAll(entry -> entry.key().equals(key) ? entry.with(delta) : entry);
            if (!has(key)) {
                next.add(new Entry<T>(key, List.of()).with(delta));
            }
            return new State<>(List.copyOf(next), waiting);
        }

        State<T> waitingFor(int count) {
            return new State<>(entries, count);
        }
    }

    private final KeyFunction<T> keys;
    private final KnownObjects<T> known;
    private State<T> state = new State<>(List.of(), -1);

    public SnapshotQueue(KeyFunction<T> keys, KnownObjects<T> known) {
        this.keys = keys;
        this.known = known;
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        state = begun().with(keys.keyOf(object), Delta.of(type, object));
    }

    @Override
    public void delete(T object) {
        String key = keys.keyOf(object);
        state = state.has(key) || known.getByKey(key).isPresent()
                ? begun().with(key, Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)))
                : begun();
    }

    private State<T> begun() {
        return state.waitingFor(Math.max(0, state.waiting()));
    }

    @Override
    public void replace(List<T> list) {
        State<T> next = state;
        Set<String> listed = new LinkedHashSet<>();
        for (T object : list) {
            listed.add(keys.keyOf(object));
            next = next.with(keys.keyOf(object), Delta.of(DeltaType.REPLACED, object));
        }
        for (Entry<T> entry : state.entries()) {
            if (!listed.contains(entry.key())) {
                Optional<T> last = entry.deltas().get(entry.deltas().size() - 1).lastKnown();
                next = next.with(entry.key(), Delta.deleted(DeletedObject.missed(entry.key(), last)));
            }
        }
        for (String key : known.listKeys()) {
            if (!listed.contains(key) && !state.has(key)) {
                next = next.with(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
            }
        }
        state = state.waiting() < 0 ? next.waitingFor(next.entries().size()) : next;
    }

    @Override
    public List<Delta<T>> pop() {
        List<Entry<T>> entries = state.entries();
        if (entries.isEmpty()) {
            return List.of();
        }
        state = new State<>(
                List.copyOf(entries.subList(1, entries.size())),
                state.waiting() > 0 ? state.waiting() - 1 : state.waiting());
        return entries.get(0).deltas();
    }

    @Override
    public boolean hasSynced() {
        return state.waiting() == 0;
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> items = new LinkedHashMap<>();
        state.entries().forEach(entry -> items.put(entry.key(), entry.deltas()));
        return items;
    }
}
