package informers.store;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.api.TransformFunc;
import informers.internal.store.TransactionException;
import informers.internal.store.TransactionStore;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A store and indexer that computes the key from the object, and delegates to a {@link ThreadSafeStore}.
 *
 * <p>Thread-safe. Created by {@link Stores}. Corresponds to client-go's {@code cache} in {@code tools/cache/store.go}.
 */
final class Cache<T> implements Indexer<T>, TransactionStore<T> {
    private final ThreadSafeStore<T> storage;
    private final KeyFunction<T> keys;
    private final @Nullable TransformFunc<T> transformer;

    Cache(
            KeyFunction<T> keys,
            Map<String, IndexFunc<T>> indexers,
            @Nullable TransformFunc<T> transformer,
            Concurrency concurrency) {
        this(keys, transformer, new ThreadSafeStore<>(indexers, concurrency));
    }

    Cache(KeyFunction<T> keys, @Nullable TransformFunc<T> transformer, ThreadSafeStore<T> storage) {
        this.storage = storage;
        this.keys = keys;
        this.transformer = transformer;
    }

    @Override
    public void add(T object) {
        storage.add(keys.keyOf(object), transformed(object));
    }

    @Override
    public void update(T object) {
        storage.update(keys.keyOf(object), transformed(object));
    }

    @Override
    public void delete(T object) {
        storage.delete(keys.keyOf(object), object);
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        T last = finalState(gone);
        if (last == null) {
            storage.delete(gone.key());
        } else {
            storage.delete(gone.key(), last);
        }
    }

    /** Returns the last state if the server sent it; only that has the resourceVersion of the deletion. Null otherwise. */
    private static <T> @Nullable T finalState(DeletedObject<T> gone) {
        return gone.finalStateUnknown() ? null : gone.lastKnown().orElse(null);
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        Map<String, T> items = new HashMap<>();
        for (T object : objects) {
            items.put(keys.keyOf(object), transformed(object));
        }
        storage.replace(items, resourceVersion);
    }

    @Override
    public void bookmark(String resourceVersion) {
        storage.bookmark(resourceVersion);
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return Optional.ofNullable(transformer);
    }

    private T transformed(T object) {
        return transformer == null ? object : transformer.transform(object);
    }

    @Override
    public void transaction(List<Transaction<T>> changes) {
        SortedMap<Integer, ThreadSafeStore.Change<T>> possible = new TreeMap<>();
        SortedMap<Integer, RuntimeException> failures = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            try {
                possible.put(i, keyed(changes.get(i)));
            } catch (RuntimeException e) {
                failures.put(i, e);
            }
        }
        failures.putAll(storage.transaction(possible));
        if (!failures.isEmpty()) {
            List<Integer> successful = new ArrayList<>(possible.keySet());
            successful.removeAll(failures.keySet());
            throw new TransactionException(successful, changes.size(), List.copyOf(failures.values()));
        }
    }

    private ThreadSafeStore.Change<T> keyed(Transaction<T> change) {
        if (change instanceof Transaction.Delete<T> delete) {
            return new ThreadSafeStore.Change<>(delete.gone().key(), true, finalState(delete.gone()));
        }
        T object = change instanceof Transaction.Add<T> add ? add.object() : ((Transaction.Update<T>) change).object();
        return new ThreadSafeStore.Change<>(keys.keyOf(object), false, transformed(object));
    }

    @Override
    public Optional<T> get(T object) {
        return storage.get(keys.keyOf(object));
    }

    @Override
    public Optional<T> getByKey(String key) {
        return storage.get(key);
    }

    @Override
    public List<T> list() {
        return storage.list();
    }

    @Override
    public List<String> listKeys() {
        return storage.listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return storage.resourceVersion();
    }

    @Override
    public List<T> index(String indexName, T object) {
        return storage.index(indexName, object);
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return storage.indexKeys(indexName, value);
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return storage.byIndex(indexName, value);
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return storage.listIndexFuncValues(indexName);
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        return storage.getIndexers();
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        storage.addIndexers(indexers);
    }

    @Override
    public boolean tolerateIndexFailures(ObjIntConsumer<? super IndexException> listener) {
        storage.tolerateIndexFailures(listener);
        return true;
    }
}
