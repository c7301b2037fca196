import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An {@link Indexer} for an informer that keeps its objects in a store and its indices in {@link Index} objects, yours
 * or the library's: one for each index function. Thread-safe.
 *
 * <pre>{@code
 * parts.withIndexer(IndexerPart.factory(MyIndex::new))
 * parts.withIndexer(IndexerPart.factory(MyIndex::new, StorePart.factory(MyStore::new)))   // with chapter 05's store
 * }</pre>
 *
 * <p>Each change is written to the store and to the indices under one lock, so an object that is found by an index is
 * always in the store. The store calls the index functions first: if one throws, nothing has been changed.
 */
public final class IndexerPart<T extends KubeObject> implements Indexer<T> {
    private final Indexer<T> store;
    private final Function<IndexFunc<KubeObject>, ? extends Index> maker;
    private final Map<String, Index> indices = new HashMap<>();
    private final Concurrency.SharedLock lock;

    /**
     * Creates the indexer and indexes what the store already holds.
     *
     * @param store holds the objects; nobody else may write to it
     * @param maker creates an index for an index function
     */
    public IndexerPart(
            Indexer<T> store, Function<IndexFunc<KubeObject>, ? extends Index> maker, Concurrency concurrency) {
        this.store = store;
        this.maker = maker;
        this.lock = concurrency.sharedLock();
        store.getIndexers().forEach((name, function) -> indices.put(name, filled(function)));
    }

    /** Returns a factory for indexers that keep their objects in the library's store. */
    public static <T extends KubeObject> InformerParts.IndexerFactory<T> factory(
            Function<IndexFunc<KubeObject>, ? extends Index> indices) {
        return factory(indices, (functions, concurrency) -> Stores.newIndexer(KubeObject::key, functions, concurrency));
    }

    /** Returns a factory for indexers that keep their objects in a store made by {@code stores}. */
    public static <T extends KubeObject> InformerParts.IndexerFactory<T> factory(
            Function<IndexFunc<KubeObject>, ? extends Index> indices, InformerParts.IndexerFactory<T> stores) {
        return (functions, concurrency) -> new IndexerPart<>(stores.indexer(functions, concurrency), indices, concurrency);
    }

    @Override
    public void add(T object) {
        change(object.key(), object, () -> store.add(object));
    }

    @Override
    public void update(T object) {
        add(object);
    }

    @Override
    public void delete(T object) {
        change(object.key(), null, () -> store.delete(object));
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        change(gone.key(), null, () -> store.delete(gone));
    }

    private void change(String key, T after, Runnable inStore) {
        write(() -> {
            T before = store.getByKey(key).orElse(null);
            inStore.run();
            if (before != null || after != null) {
                indices.values().forEach(index -> index.update(key, before, after));
            }
        });
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        write(() -> {
            store.replace(objects, resourceVersion);
            Map<String, KubeObject> byKey = byKey();
            indices.values().forEach(index -> index.replace(byKey));
        });
    }

    @Override
    public void bookmark(String resourceVersion) {
        store.bookmark(resourceVersion);
    }

    @Override
    public List<T> index(String indexName, T object) {
        return lock.read(() -> {
            Index index = index(indexName);
            Set<String> keys = new LinkedHashSet<>();
            store.getIndexers().get(indexName).values(object).forEach(value -> keys.addAll(index.keys(value)));
            return objects(indexName, keys);
        });
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return lock.read(() -> index(indexName).keys(value).stream().sorted().toList());
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return lock.read(() -> objects(indexName, index(indexName).keys(value)));
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return lock.read(
                () -> indices.containsKey(indexName) ? List.copyOf(index(indexName).values()) : List.of());
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        return store.getIndexers();
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> functions) {
        write(() -> {
            store.addIndexers(functions);
            IndexFunc.<T>narrow(functions).forEach((name, function) -> indices.put(name, filled(function)));
        });
    }

    @Override
    public Optional<T> get(T object) {
        return store.get(object);
    }

    @Override
    public Optional<T> getByKey(String key) {
        return store.getByKey(key);
    }

    @Override
    public List<T> list() {
        return store.list();
    }

    @Override
    public List<String> listKeys() {
        return store.listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return store.lastStoreSyncResourceVersion();
    }

    @SuppressWarnings("unchecked") // the index receives objects of type T only
    private Index filled(IndexFunc<T> function) {
        Index index = maker.apply(object -> function.values((T) object));
        Map<String, KubeObject> known = byKey();
        if (!known.isEmpty()) {
            index.replace(known);
        }
        return index;
    }

    private Map<String, KubeObject> byKey() {
        Map<String, KubeObject> objects = new HashMap<>();
        store.list().forEach(object -> objects.put(object.key(), object));
        return objects;
    }

    private Index index(String name) {
        Index index = indices.get(name);
        if (index == null) {
            throw new IllegalArgumentException("Index with name " + name + " does not exist");
        }
        return index;
    }

    private List<T> objects(String indexName, Collection<String> keys) {
        return keys.stream()
                .map(key -> store.getByKey(key).orElseThrow(stale(indexName, key)))
                .toList();
    }

    private static Supplier<IllegalStateException> stale(String indexName, String key) {
        return () -> new IllegalStateException(
                "the index " + indexName + " has a stale entry: key " + key + " is indexed, but the store has no such object");
    }

    private void write(Runnable body) {
        lock.write(() -> {
            body.run();
            return this;
        });
    }
}
