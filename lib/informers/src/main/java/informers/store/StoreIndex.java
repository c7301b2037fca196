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
 * For each index: which values there are, and the keys of the objects that have them. It holds keys and not objects, so a
 * change that leaves an object's values alone leaves the index alone.
 *
 * <p>It remembers under which values it holds each key. client-go calls the index function on the old object once more
 * instead; a function that does not give the same values again, or throws, would leave the key under its old value for
 * ever. So here a function is called once for each object that is stored, and a deletion calls nobody's code.
 *
 * <p>Invariants: a key is in the set of a value if and only if the function gave that value for the stored object; no set
 * is empty.
 *
 * <p>Guarded by the lock of the {@link ThreadSafeStore} that owns it. Corresponds to client-go's {@code storeIndex}.
 */
final class StoreIndex<T> {
    private static final String NULL_VALUE =
            "expected a list of texts, came null. For an object that has no value, give an empty list.";

    /** By the name of the index. */
    private final Map<String, Index<T>> indices = new HashMap<>();

    /** What index functions threw since somebody took it; null: they are not to throw. */
    private @Nullable Map<String, IndexFailure> tolerated;

    StoreIndex(Map<String, IndexFunc<T>> indexers) {
        addIndexers(indexers, Map.of());
    }

    /** One index: value → keys, and back. */
    private record Index<T>(
            String name, IndexFunc<T> function, Map<String, Set<String>> keysOf, Map<String, List<String>> valuesOf) {
        static <T> Index<T> empty(String name, IndexFunc<T> function) {
            return new Index<>(name, function, new HashMap<>(), new HashMap<>());
        }

        void put(String key, List<String> values) {
            List<String> before = values.isEmpty() ? valuesOf.remove(key) : valuesOf.put(key, values);
            if (values.equals(before)) { // by far the most updates change no value
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
            if (keys != null) { // null: a function may give a value twice
                keys.remove(key);
                if (keys.isEmpty()) { // else values that come and go, as jobs do, fill the memory with empty sets
                    keysOf.remove(value);
                }
            }
        }
    }

    /** From now on an object on which a function fails is indexed under nothing: see {@link #takeFailures}. */
    void tolerateFailures() {
        if (tolerated == null) {
            tolerated = new LinkedHashMap<>();
        }
    }

    /** What failed since the last call, one for each index; empty unless failures are tolerated. */
    List<IndexFailure> takeFailures() {
        if (tolerated == null || tolerated.isEmpty()) {
            return List.of();
        }
        List<IndexFailure> failures = List.copyOf(tolerated.values());
        tolerated.clear();
        return failures;
    }

    /**
     * An object came or changed. All functions are asked before any set is touched: when one fails, nothing has happened.
     *
     * @throws IndexException if one fails, and that is not tolerated
     */
    void update(String key, T object) {
        List<List<String>> values = new ArrayList<>(indices.size());
        indices.values().forEach(index -> values.add(valuesOrNone(index, key, object)));
        Iterator<List<String>> next = values.iterator();
        indices.values().forEach(index -> index.put(key, next.next()));
    }

    /** An object went. */
    void remove(String key) {
        indices.values().forEach(index -> index.put(key, List.of()));
    }

    /** Everything anew, for these objects. */
    void replace(Map<String, T> items) {
        Map<String, Index<T>> fresh = new HashMap<>();
        indices.forEach((name, index) -> {
            Index<T> anew = Index.empty(name, index.function);
            items.forEach((key, item) -> anew.put(key, valuesOrNone(anew, key, item)));
            fresh.put(name, anew);
        });
        indices.putAll(fresh);
    }

    /**
     * Adds functions, and indexes these objects by them.
     *
     * @throws IndexException if one fails, tolerated or not: whoever adds an index is here to hear of it
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
            tolerated.merge(index.name, new IndexFailure(e, 1), IndexFailure::and);
            return List.of();
        }
    }

    private static <T> List<String> values(Index<T> index, String key, T object) {
        try {
            List<String> values = Objects.requireNonNull(index.function.values(object), NULL_VALUE);
            values.forEach(value -> Objects.requireNonNull(value, NULL_VALUE));
            return List.copyOf(values);
        } catch (Throwable e) { // an Error too: a StackOverflowError is no worse than an exception
            UserCode.rethrowIfFatal(e);
            throw new IndexException(index.name, key, e);
        }
    }

    /** The keys of the objects that share a value with this one, each once. */
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

    /** The values of an index; none for an unknown one. */
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
