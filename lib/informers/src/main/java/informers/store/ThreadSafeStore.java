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
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds objects by key, and their indices, under one lock: readers do not block each other, and none sees an object that is
 * not indexed yet, or half of a {@link #replace}.
 *
 * <p>Thread-safe. It takes keys as arguments; the stores from {@link Stores} compute them. Corresponds to client-go's
 * {@code cache.ThreadSafeStore}.
 *
 * @param <T> the type of the objects
 */
final class ThreadSafeStore<T> {
    private final Concurrency.SharedLock lock;
    private final StoreIndex<T> index;
    private Map<String, T> items = new HashMap<>();
    private String resourceVersion = "";
    private final Function<T, @Nullable String> versions;
    private volatile ObjIntConsumer<? super IndexException> onIndexFailure = (first, objects) -> {};

    /**
     * Creates an empty store.
     *
     * @param indexers the index functions by the names of their indices
     * @param concurrency provides the lock
     */
    public ThreadSafeStore(Map<String, IndexFunc<T>> indexers, Concurrency concurrency) {
        this(indexers, object -> object instanceof KubeObject known ? known.resourceVersion() : null, concurrency);
    }

    /** @param versions returns the resourceVersion of an object that is stored; null if it has none */
    ThreadSafeStore(
            Map<String, IndexFunc<T>> indexers, Function<T, @Nullable String> versions, Concurrency concurrency) {
        this.versions = versions;
        this.lock = concurrency.sharedLock();
        this.index = new StoreIndex<>(indexers);
    }

    /** Implements {@link Indexer#tolerateIndexFailures}. */
    void tolerateIndexFailures(ObjIntConsumer<? super IndexException> listener) {
        onIndexFailure = listener;
        write(index::tolerateFailures);
    }

    /**
     * Stores an object, as {@link #update} does.
     *
     * @param key the key
     * @param object the object
     * @throws IndexException if an index function fails; nothing has changed
     */
    public void add(String key, T object) {
        update(key, object);
    }

    /**
     * Replaces the object stored under this key.
     *
     * @param key the key
     * @param object the object
     * @throws IndexException if an index function fails; nothing has changed
     */
    public void update(String key, T object) {
        write(() -> {
            put(key, object);
            follow(object);
        });
    }

    /**
     * Deletes the object stored under this key. The store's resourceVersion does not change.
     *
     * @param key the key
     */
    public void delete(String key) {
        write(() -> remove(key));
    }

    /**
     * Deletes the object stored under this key. The store's resourceVersion becomes that of the deletion.
     *
     * @param key the key
     * @param last the object's last state
     */
    public void delete(String key, T last) {
        write(() -> {
            remove(key);
            follow(last);
        });
    }

    /**
     * Replaces all objects.
     *
     * @param objects the new objects by their keys
     * @param listVersion the resourceVersion of the list
     */
    public void replace(Map<String, T> objects, String listVersion) {
        // The capacity decides the order of list(). That of a copy is not the same on every version of Java.
        Map<String, T> fresh = new HashMap<>((int) (objects.size() / 0.75) + 1);
        fresh.putAll(objects);
        write(() -> {
            index.replace(fresh);
            items = fresh;
            resourceVersion = listVersion;
        });
    }

    /**
     * Sets the store's resourceVersion; no object changes.
     *
     * @param version the resourceVersion of the bookmark
     */
    public void bookmark(String version) {
        write(() -> resourceVersion = version);
    }

    /**
     * Applies many changes at once. A change that fails is left out. The resourceVersion becomes that of the last one
     * applied.
     *
     * @param changes the changes by their numbers, applied in this order
     * @return the failures, by the number of the change
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
     * @param object the object to store; for a deletion the last state, null if the server did not send it
     */
    record Change<T>(
            String key, boolean isDeletion, @Nullable T object) {}

    private void put(String key, T object) {
        index.update(key, object); // first, because it may fail
        items.put(key, object);
    }

    private void remove(String key) {
        index.remove(key);
        items.remove(key);
    }

    private void follow(@Nullable T object) {
        String version = object == null ? null : versions.apply(object);
        if (version != null) {
            resourceVersion = version;
        }
    }

    /**
     * Returns the object with this key.
     *
     * @param key the key
     * @return the object; empty if there is none
     */
    public Optional<T> get(String key) {
        return lock.read(() -> Optional.ofNullable(items.get(key)));
    }

    /** {@return all objects: a snapshot, in no particular order} */
    public List<T> list() {
        return lock.read(() -> new ArrayList<>(items.values()));
    }

    /** {@return the keys of all objects: a snapshot, in no particular order} */
    public List<String> listKeys() {
        return lock.read(() -> new ArrayList<>(items.keySet()));
    }

    /** {@return the resourceVersion that the store has reached; {@code ""} before the first write} */
    public String resourceVersion() {
        return lock.read(() -> resourceVersion);
    }

    /**
     * Returns the objects that share an indexed value with an object.
     *
     * @param indexName the name of the index
     * @param object the object; it need not be in the store
     * @return a snapshot, in no particular order
     * @throws IllegalArgumentException if there is no such index
     */
    public List<T> index(String indexName, T object) {
        return lock.read(() -> objects(index.keysLike(indexName, object)));
    }

    /**
     * Returns the objects with an indexed value.
     *
     * @param indexName the name of the index
     * @param value the value
     * @return a snapshot, in no particular order
     * @throws IllegalArgumentException if there is no such index
     */
    public List<T> byIndex(String indexName, String value) {
        return lock.read(() -> objects(index.keysBy(indexName, value)));
    }

    /**
     * Returns the keys of the objects with an indexed value.
     *
     * @param indexName the name of the index
     * @param value the value
     * @return a snapshot, sorted
     * @throws IllegalArgumentException if there is no such index
     */
    public List<String> indexKeys(String indexName, String value) {
        List<String> keys = lock.read(() -> new ArrayList<>(index.keysBy(indexName, value)));
        keys.sort(null);
        return keys;
    }

    /**
     * Returns all values of an index.
     *
     * @param indexName the name of the index
     * @return a snapshot; empty for an index that does not exist
     */
    public List<String> listIndexFuncValues(String indexName) {
        return lock.read(() -> new ArrayList<>(index.values(indexName)));
    }

    /** {@return the index functions by the names of their indices; unmodifiable} */
    public Map<String, IndexFunc<T>> getIndexers() {
        return lock.read(index::indexers);
    }

    /**
     * Adds indices. The objects in the store are indexed at once.
     *
     * @param indexers the index functions by the names of their indices
     * @throws IllegalArgumentException if one of the names is taken; no index was added
     * @throws IndexException if a function fails on an object in the store; no index was added
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
        List<StoreIndex.Failure> failures = lock.write(() -> {
            body.run();
            return index.takeFailures();
        });
        // Without the lock, because the listener may read from the store.
        failures.forEach(failure -> onIndexFailure.accept(failure.first(), failure.objects()));
    }
}
