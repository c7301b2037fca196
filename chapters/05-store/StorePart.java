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
 * Any {@link Store}, yours or the library's, as a part of an informer: an {@link Indexer} whose objects are in that store,
 * and whose indices are those of another indexer. Any thread.
 *
 * <pre>{@code
 * parts.withIndexer(StorePart.factory(MyStore::new))
 * }</pre>
 *
 * <p>Writes and questions to an index take a lock for both: what one finds by an index is in the store. Other reads do not,
 * and show the store as it is.
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

    /** With the library's indices. */
    public static <T extends KubeObject> InformerParts.IndexerFactory<T> factory(Supplier<? extends Store> stores) {
        return (functions, concurrency) ->
                new StorePart<>(stores.get(), Stores.newIndexer(KubeObject::key, functions, concurrency), concurrency);
    }

    @Override
    public void add(T object) {
        write(() -> {
            indices.add(object); // first, for an index function may fail
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
    public void delete(DeletedObject<T> gone) {
        write(() -> {
            indices.delete(gone);
            store.delete(gone.key());
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

    @SuppressWarnings("unchecked") // nothing but Ts goes in
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
