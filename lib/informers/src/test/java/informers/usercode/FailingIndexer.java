package informers.usercode;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store of a user, on a disk that fails. It has no transactions and tolerates no failures. Thread-safe. */
final class FailingIndexer<T extends KubeObject> implements Indexer<T> {
    private final Indexer<T> whole;
    private volatile Predicate<T> refused = object -> false;
    private volatile boolean reads = true;
    private volatile Supplier<Throwable> failure = IllegalStateException::new;

    FailingIndexer(Concurrency concurrency) {
        whole = Stores.newIndexer(KubeObject::key, Map.of(), concurrency);
    }

    void refuse(Predicate<T> objects, Supplier<Throwable> thrown) {
        failure = thrown;
        refused = objects;
    }

    void refuseReads(Supplier<Throwable> thrown) {
        failure = thrown;
        reads = false;
    }

    void refuseNothing() {
        refused = object -> false;
        reads = true;
    }

    private T taken(T object) {
        if (refused.test(object)) {
            Bad.<RuntimeException>sneaky(failure.get());
        }
        return object;
    }

    private Indexer<T> readable() {
        if (!reads) {
            Bad.<RuntimeException>sneaky(failure.get());
        }
        return whole;
    }

    @Override
    public void add(T object) {
        whole.add(taken(object));
    }

    @Override
    public void update(T object) {
        whole.update(taken(object));
    }

    @Override
    public void delete(T object) {
        whole.delete(taken(object));
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        whole.delete(gone);
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        objects.forEach(this::taken);
        whole.replace(objects, resourceVersion);
    }

    @Override
    public Optional<T> get(T object) {
        return readable().get(object);
    }

    @Override
    public Optional<T> getByKey(String key) {
        return readable().getByKey(key);
    }

    @Override
    public List<T> list() {
        return readable().list();
    }

    @Override
    public List<String> listKeys() {
        return readable().listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return whole.lastStoreSyncResourceVersion();
    }

    @Override
    public List<T> index(String indexName, T object) {
        return readable().index(indexName, object);
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return readable().indexKeys(indexName, value);
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return readable().byIndex(indexName, value);
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return readable().listIndexFuncValues(indexName);
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        return whole.getIndexers();
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        whole.addIndexers(indexers);
    }
}
