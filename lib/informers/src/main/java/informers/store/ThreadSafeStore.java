package informers.store;

import informers.api.KubeObject;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Objects by key and their indices, under one lock: readers do not block each other, and none sees an object that is not
 * indexed yet, or half of a {@link #replace}.
 *
 * <p>Any thread. It does not know how to get from an object to its key; {@link Cache} does. Corresponds to client-go's
 * {@code cache.ThreadSafeStore}.
 */
public final class ThreadSafeStore<T> {
    private final Concurrency.SharedLock lock;
    private final StoreIndex<T> index;
    private Map<String, T> items = new HashMap<>();
    private String resourceVersion = "";
    private volatile Consumer<? super IndexFailure> onIndexFailure = failure -> {};

    public ThreadSafeStore(Map<String, IndexFunc<T>> indexers, Concurrency concurrency) {
        this.lock = concurrency.sharedLock();
        this.index = new StoreIndex<>(indexers);
    }

    /** As {@link Indexer#tolerateIndexFailures}. */
    void tolerateIndexFailures(Consumer<? super IndexFailure> listener) {
        onIndexFailure = listener;
        write(index::tolerateFailures);
    }

    /** As {@link #update}: a store does not ask whether it knew the object. */
    public void add(String key, T object) {
        update(key, object);
    }

    /**
     * Takes an object for what was under this key.
     *
     * @throws IndexException if an index function fails; then nothing has changed
     */
    public void update(String key, T object) {
        write(() -> {
            put(key, object);
            follow(object);
        });
    }

    /** Forgets what is under this key. The resourceVersion stays, for a key alone has none. */
    public void delete(String key) {
        write(() -> remove(key));
    }

    /** Forgets what is under this key, and comes to the resourceVersion of its last state: that of its deletion. */
    public void delete(String key, T last) {
        write(() -> {
            remove(key);
            follow(last);
        });
    }

    /** Takes these objects for all there were. */
    public void replace(Map<String, T> objects, String listVersion) {
        Map<String, T> fresh = new HashMap<>(objects);
        write(() -> {
            index.replace(fresh);
            items = fresh;
            resourceVersion = listVersion;
        });
    }

    /** No object changed, but the server has come this far. */
    public void bookmark(String version) {
        write(() -> resourceVersion = version);
    }

    /**
     * Makes many changes at once; one that fails is left out. The resourceVersion is that of the last one made.
     *
     * @param changes by any number, in whose order they are made
     * @return what failed, by the number of the change
     */
    Map<Integer, RuntimeException> transaction(SortedMap<Integer, Change<T>> changes) {
        Map<Integer, RuntimeException> failures = new HashMap<>();
        write(() -> {
            Change<T> lastMade = null;
            for (Map.Entry<Integer, Change<T>> entry : changes.entrySet()) {
                Change<T> change = entry.getValue();
                try {
                    if (change.isDeletion) {
                        remove(change.key);
                    } else {
                        put(change.key, Objects.requireNonNull(change.object));
                    }
                    lastMade = change;
                } catch (IndexException e) {
                    failures.put(entry.getKey(), e);
                }
            }
            if (lastMade != null) {
                follow(lastMade.object);
            }
        });
        return failures;
    }

    /**
     * One change of a transaction.
     *
     * @param object what is to be stored; for a deletion the last state, null if the server did not tell it
     */
    record Change<T>(
            String key, boolean isDeletion, @Nullable T object) {}

    private void put(String key, T object) {
        index.update(key, object); // first, for it may fail
        items.put(key, object);
    }

    private void remove(String key) {
        index.remove(key);
        items.remove(key);
    }

    private void follow(@Nullable Object object) {
        if (object instanceof KubeObject known) {
            resourceVersion = known.resourceVersion();
        }
    }

    public Optional<T> get(String key) {
        return lock.read(() -> Optional.ofNullable(items.get(key)));
    }

    public List<T> list() {
        return lock.read(() -> new ArrayList<>(items.values()));
    }

    public List<String> listKeys() {
        return lock.read(() -> new ArrayList<>(items.keySet()));
    }

    public String resourceVersion() {
        return lock.read(() -> resourceVersion);
    }

    public List<T> index(String indexName, T object) {
        return lock.read(() -> objects(index.keysLike(indexName, object)));
    }

    public List<T> byIndex(String indexName, String value) {
        return lock.read(() -> objects(index.keysBy(indexName, value)));
    }

    /** Sorted, unlike {@link #byIndex}. */
    public List<String> indexKeys(String indexName, String value) {
        List<String> keys = lock.read(() -> new ArrayList<>(index.keysBy(indexName, value)));
        keys.sort(null);
        return keys;
    }

    public List<String> listIndexFuncValues(String indexName) {
        return lock.read(() -> new ArrayList<>(index.values(indexName)));
    }

    public Map<String, IndexFunc<T>> getIndexers() {
        return lock.read(index::indexers);
    }

    /**
     * Adds indices; what is in the store is indexed at once.
     *
     * @throws IllegalArgumentException if one of the names is taken
     * @throws IndexException if a function fails; in both cases none was added
     */
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        write(() -> index.addIndexers(IndexFunc.narrow(indexers), items));
    }

    private List<T> objects(Collection<String> keys) {
        List<T> found = new ArrayList<>(keys.size());
        keys.forEach(key -> found.add(items.get(key)));
        return found;
    }

    private void write(Runnable body) {
        List<IndexFailure> failures = lock.write(() -> {
            body.run();
            return index.takeFailures();
        });
        failures.forEach(onIndexFailure); // without the lock: whoever hears of it may read from the store
    }
}
