package informers.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * For each index: which values there are, and the keys of the objects that have them. It holds keys and not objects, so a
 * change that leaves an object's values alone leaves the index alone.
 *
 * <p>Invariants: a key is in the set of a value if and only if the function gives that value for the stored object; no
 * set is empty.
 *
 * <p>Guarded by the lock of the {@link ThreadSafeStore} that owns it. Answers to client-go's {@code storeIndex}.
 */
final class StoreIndex<T> {
    private static final String NULL_VALUE =
            "expected a list of texts, came null. For an object that has no value, give an empty list.";

    private final Map<String, IndexFunc<T>> indexers = new HashMap<>();

    /** Index name → value → keys. */
    private Map<String, Map<String, Set<String>>> indices = new HashMap<>();

    StoreIndex(Map<String, IndexFunc<T>> indexers) {
        addIndexers(indexers, Map.of());
    }

    /**
     * An object came, changed or went. All functions are asked before any set is touched: when one fails, nothing has
     * happened.
     *
     * @param before the object that was stored under this key; null if there was none
     * @param after the object that will be; null if there will be none
     */
    void update(String key, @Nullable T before, @Nullable T after) {
        List<Move> moves = new ArrayList<>(indexers.size());
        indexers.forEach((name, function) -> {
            List<String> from = before == null ? List.of() : values(name, function, key, before);
            List<String> to = after == null ? List.of() : values(name, function, key, after);
            if (!from.equals(to)) { // by far the most updates change no value
                moves.add(new Move(name, from, to));
            }
        });
        moves.forEach(move -> move(indices.get(move.indexName), key, move.from, move.to));
    }

    private record Move(String indexName, List<String> from, List<String> to) {}

    private static void move(Map<String, Set<String>> index, String key, List<String> from, List<String> to) {
        for (String value : from) {
            Set<String> keys = index.get(value);
            if (keys != null) { // null: a function may give a value twice
                keys.remove(key);
                if (keys.isEmpty()) { // else values that come and go, as jobs do, fill the memory with empty sets
                    index.remove(value);
                }
            }
        }
        for (String value : to) {
            index.computeIfAbsent(value, v -> new HashSet<>()).add(key);
        }
    }

    /** Everything anew, for these objects. */
    void replace(Map<String, T> items) {
        Map<String, Map<String, Set<String>>> fresh = new HashMap<>();
        indexers.forEach((name, function) -> fresh.put(name, build(name, function, items)));
        indices = fresh;
    }

    /** Adds functions, and indexes these objects by them. */
    void addIndexers(Map<String, IndexFunc<T>> more, Map<String, T> items) {
        Set<String> taken = new TreeSet<>(more.keySet());
        taken.retainAll(indexers.keySet());
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("indexer conflict: map[" + String.join(":{} ", taken) + ":{}]");
        }
        Map<String, Map<String, Set<String>>> fresh = new HashMap<>();
        more.forEach((name, function) -> fresh.put(name, build(name, function, items)));
        indices.putAll(fresh);
        indexers.putAll(more);
    }

    private static <T> Map<String, Set<String>> build(String name, IndexFunc<T> function, Map<String, T> items) {
        Map<String, Set<String>> index = new HashMap<>();
        items.forEach((key, item) -> move(index, key, List.of(), values(name, function, key, item)));
        return index;
    }

    private static <T> List<String> values(String name, IndexFunc<T> function, String key, T object) {
        try {
            List<String> values = Objects.requireNonNull(function.values(object), NULL_VALUE);
            values.forEach(value -> Objects.requireNonNull(value, NULL_VALUE));
            return List.copyOf(values);
        } catch (RuntimeException e) {
            throw new IndexException(name, key, e);
        }
    }

    /** The keys of the objects that share a value with this one, each once. */
    Collection<String> keysLike(String indexName, T object) {
        Map<String, Set<String>> index = index(indexName);
        List<String> values = indexers.get(indexName).values(object);
        if (values.size() == 1) {
            return index.getOrDefault(values.get(0), Set.of());
        }
        Set<String> keys = new HashSet<>();
        values.forEach(value -> keys.addAll(index.getOrDefault(value, Set.of())));
        return keys;
    }

    Collection<String> keysBy(String indexName, String value) {
        return index(indexName).getOrDefault(value, Set.of());
    }

    /** The values of an index; none for an unknown one. */
    Collection<String> values(String indexName) {
        return indices.getOrDefault(indexName, Map.of()).keySet();
    }

    Map<String, IndexFunc<T>> indexers() {
        return Map.copyOf(indexers);
    }

    private Map<String, Set<String>> index(String name) {
        Map<String, Set<String>> index = indices.get(name);
        if (index == null) {
            throw new IllegalArgumentException("Index with name " + name + " does not exist");
        }
        return index;
    }
}
