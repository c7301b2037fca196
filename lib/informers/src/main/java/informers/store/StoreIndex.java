package informers.store;

import informers.internal.util.UserCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The indices of a store: for each index, the values and the keys of the objects that have them. It holds keys, not
 * objects, so a change that leaves an object's values unchanged leaves the index unchanged.
 *
 * <p>It also holds the values of each key. client-go calls the index function on the old object again instead; a function
 * that returns other values then, or throws, would leave the key under its old value. Here a function is called once for
 * each object that is stored, and a deletion calls no user code.
 *
 * <p>Invariants: a key is in the set of a value if and only if the function returned that value for the stored object; no
 * set is empty.
 *
 * <p>Guarded by the lock of the {@link ThreadSafeStore} that owns it. Corresponds to client-go's {@code storeIndex}.
 */
final class StoreIndex<T> {
    private static final String NULL_VALUE =
            "expected a list of values, found null. For an object without a value, return an empty list.";

    /** The indices by name. */
    private final Map<String, Index<T>> indices = new HashMap<>();

    /** The failures since the last {@link #takeFailures}, by index; null if failures are not tolerated. */
    private @Nullable Map<String, Failure> tolerated;

    /** The failures of one index function: the first one, and on how many objects it failed. */
    record Failure(IndexException first, int objects) {
        Failure and(Failure next) {
            return new Failure(first, objects + next.objects);
        }
    }

    StoreIndex(Map<String, IndexFunc<T>> indexers) {
        addIndexers(indexers, Map.of());
    }

    /** One index: value → keys, and key → values. */
    private record Index<T>(
            String name, IndexFunc<T> function, Map<String, Set<String>> keysOf, Map<String, List<String>> valuesOf) {
        static <T> Index<T> empty(String name, IndexFunc<T> function) {
            return new Index<>(name, function, new HashMap<>(), new HashMap<>());
        }

        void put(String key, List<String> values) {
            List<String> before = values.isEmpty() ? valuesOf.remove(key) : valuesOf.put(key, values);
            if (values.equals(before)) { // most updates change no value
                return;
            }
            if (before != null) {
                before.forEach(value -> forget(key, value));
            }
            for (String value : values) {
                keysOf.computeIfAbsent(value, v -> new HashSet<>()).add(key);
            }
        }

        private void forget(String key, String value) {
            Set<String> keys = keysOf.get(value);
            if (keys != null) { // null if the function returned the value twice
                keys.remove(key);
                if (keys.isEmpty()) { // otherwise short-lived values would leave empty sets behind
                    keysOf.remove(value);
                }
            }
        }
    }

    /** Indexes an object on which a function fails under no value, from now on: see {@link #takeFailures}. */
    void tolerateFailures() {
        if (tolerated == null) {
            tolerated = new LinkedHashMap<>();
        }
    }

    /** Returns the failures since the last call, one for each index; empty unless failures are tolerated. */
    List<Failure> takeFailures() {
        if (tolerated == null || tolerated.isEmpty()) {
            return List.of();
        }
        List<Failure> failures = List.copyOf(tolerated.values());
        tolerated.clear();
        return failures;
    }

    /**
     * Indexes an object that was added or updated. Calls all functions before it changes any set, so that a failure leaves
     * the indices unchanged.
     *
     * @throws IndexException if a function fails, and failures are not tolerated
     */
    void update(String key, T object) {
        List<List<String>> values = new ArrayList<>(indices.size());
        indices.values().forEach(index -> values.add(valuesOrNone(index, key, object)));
        Iterator<List<String>> next = values.iterator();
        indices.values().forEach(index -> index.put(key, next.next()));
    }

    /** Removes the key of an object that was deleted. */
    void remove(String key) {
        indices.values().forEach(index -> index.put(key, List.of()));
    }

    /** Rebuilds all indices for these objects. */
    void replace(Map<String, T> items) {
        Map<String, Index<T>> fresh = new HashMap<>();
        indices.forEach((name, index) -> {
            Index<T> rebuilt = Index.empty(name, index.function);
            items.forEach((key, item) -> rebuilt.put(key, valuesOrNone(rebuilt, key, item)));
            fresh.put(name, rebuilt);
        });
        indices.putAll(fresh);
    }

    /**
     * Adds index functions, and indexes these objects.
     *
     * @throws IndexException if a function fails, even if failures are tolerated: the caller can handle it
     */
    void addIndexers(Map<String, IndexFunc<T>> more, Map<String, T> items) {
        Set<String> taken = new TreeSet<>(more.keySet());
        taken.retainAll(indices.keySet());
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("indexer conflict: map[" + String.join(":{} ", taken) + ":{}]");
        }
        Map<String, Index<T>> fresh = new HashMap<>();
        more.forEach((name, function) -> {
            Index<T> index = Index.empty(name, function);
            items.forEach((key, item) -> index.put(key, values(index, key, item)));
            fresh.put(name, index);
        });
        indices.putAll(fresh);
    }

    private List<String> valuesOrNone(Index<T> index, String key, T object) {
        try {
            return values(index, key, object);
        } catch (IndexException e) {
            if (tolerated == null) {
                throw e;
            }
            tolerated.merge(index.name, new Failure(e, 1), Failure::and);
            return List.of();
        }
    }

    private static <T> List<String> values(Index<T> index, String key, T object) {
        try {
            List<String> values = Objects.requireNonNull(index.function.values(object), NULL_VALUE);
            values.forEach(value -> Objects.requireNonNull(value, NULL_VALUE));
            return List.copyOf(values);
        } catch (Throwable e) { // an Error too, such as a StackOverflowError
            UserCode.rethrowIfFatal(e);
            throw new IndexException(index.name, key, e);
        }
    }

    /** Returns the keys of the objects that share a value with this one, each once. */
    Collection<String> keysLike(String indexName, T object) {
        Index<T> index = index(indexName);
        List<String> values = Objects.requireNonNull(index.function.values(object), NULL_VALUE);
        if (values.size() == 1) {
            return index.keysOf.getOrDefault(values.get(0), Set.of());
        }
        Set<String> keys = new HashSet<>();
        values.forEach(value -> keys.addAll(index.keysOf.getOrDefault(value, Set.of())));
        return keys;
    }

    Collection<String> keysBy(String indexName, String value) {
        return index(indexName).keysOf.getOrDefault(value, Set.of());
    }

    /** Returns the values of an index; none for an unknown index. */
    Collection<String> values(String indexName) {
        Index<T> index = indices.get(indexName);
        return index == null ? Set.of() : index.keysOf.keySet();
    }

    Map<String, IndexFunc<T>> indexers() {
        Map<String, IndexFunc<T>> functions = new HashMap<>();
        indices.forEach((name, index) -> functions.put(name, index.function));
        return Map.copyOf(functions);
    }

    private Index<T> index(String name) {
        Index<T> index = indices.get(name);
        if (index == null) {
            throw new IllegalArgumentException("Index with name " + name + " does not exist");
        }
        return index;
    }
}
