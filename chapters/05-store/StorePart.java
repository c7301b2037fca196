import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Given: makes an answer to chapter 05 the store of an informer. An {@link Indexer} whose objects are in that store, and
 * whose indices are in another indexer. Thread-safe.
 *
 * <pre>{@code
 * parts.withIndexer(StorePart.factory(MyStore::new))
 * }</pre>
 *
 * <p>Writes and index lookups use one lock for both, so that an object found by an index is in the store. Other reads do not
 * use this lock: they return what the store returns.
 */
public final class StorePart<T extends KubeObject> implements Indexer<T> {
    private final Store store;
    private final Indexer<T> indices;
    private final Concurrency.SharedLock lock;

    public StorePart(Store store, Indexer<T> indices, Concurrency concurrency) {
        this.store = store;
        this.indices = indices;
        this.lock = concurrency.sharedLock();
    }

    /** Returns a factory for {@code InformerParts.withIndexer}; the indices are the library's. */
    public static <T extends KubeObject> InformerParts.IndexerFactory<T> factory(Supplier<? extends Store> stores) {
        return (functions, concurrency) ->
                new StorePart<>(stores.get(), Stores.newIndexer(KubeObject::key, functions, concurrency), concurrency);
    }

    @Override
    public void add(T object) {
        write(() -> {
            indices.add(object); // first, because an index function may throw
            store.add(object);
        });
    }

    @Override
    public void update(T object) {
        add(object);
    }

    @Override
    public void delete(T object) {
        write(() -> {
            indices.delete(object);
            store.delete(object.key());
        });
    }

    @Override
    public void delete(DeletedObject<T> deleted) {
        write(() -> {
            indices.delete(deleted);
            store.delete(deleted.key());
        });
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        write(() -> {
            indices.replace(objects, resourceVersion);
            store.replace(List.copyOf(objects));
        });
    }

    @Override
    public void bookmark(String resourceVersion) {
        indices.bookmark(resourceVersion);
    }

    @Override
    public Optional<T> get(T object) {
        return getByKey(object.key());
    }

    @Override
    public Optional<T> getByKey(String key) {
        return store.get(key).map(this::typed);
    }

    @Override
    public List<T> list() {
        return store.list().stream().map(this::typed).toList();
    }

    @Override
    public List<String> listKeys() {
        return new ArrayList<>(store.listKeys());
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return indices.lastStoreSyncResourceVersion();
    }

    @Override
    public List<T> index(String indexName, T object) {
        return lock.read(() -> indices.index(indexName, object));
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return lock.read(() -> indices.indexKeys(indexName, value));
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return lock.read(() -> indices.byIndex(indexName, value));
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return lock.read(() -> indices.listIndexFuncValues(indexName));
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        return indices.getIndexers();
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> functions) {
        indices.addIndexers(functions);
    }

    @SuppressWarnings("unchecked") // the store only gets objects of type T
    private T typed(KubeObject object) {
        return (T) object;
    }

    private void write(Runnable body) {
        lock.write(() -> {
            body.run();
            return this;
        });
    }
}
