package informers.controller;

import informers.api.DeletedObject;
import informers.api.Keys;
import informers.api.KubeObject;
import informers.api.ObjectMeta;
import informers.informer.SharedIndexInformer;
import informers.store.IndexFunc;
import informers.store.Indexer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads several stores, one for each namespace, as one. It cannot be written. Thread-safe; a list is not one moment of all stores. */
final class NamespacedStores<T extends KubeObject> implements Indexer<T> {
    private final Map<String, Indexer<T>> stores; // by namespace; "" for cluster-scoped objects

    private NamespacedStores(Map<String, Indexer<T>> stores) {
        this.stores = stores;
    }

    static <T extends KubeObject> NamespacedStores<T> of(Map<String, SharedIndexInformer<T>> informers) {
        Map<String, Indexer<T>> stores = new LinkedHashMap<>();
        informers.forEach((namespace, informer) -> stores.put(namespace, informer.indexer()));
        return new NamespacedStores<>(stores);
    }

    @Override
    public Optional<T> get(T object) {
        return getByKey(object.key());
    }

    @Override
    public Optional<T> getByKey(String key) {
        Indexer<T> store = stores.get(Keys.split(key).namespace());
        return store == null ? Optional.empty() : store.getByKey(key);
    }

    @Override
    public List<T> list() {
        return all(store -> store.list().stream());
    }

    @Override
    public List<String> listKeys() {
        return all(store -> store.listKeys().stream());
    }

    @Override
    public List<T> index(String indexName, T object) {
        return all(store -> store.index(indexName, object).stream());
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return all(store -> store.indexKeys(indexName, value).stream()).stream()
                .sorted()
                .toList();
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return all(store -> store.byIndex(indexName, value).stream());
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return all(store -> store.listIndexFuncValues(indexName).stream()).stream()
                .distinct()
                .toList();
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        return stores.values().iterator().next().getIndexers();
    }

    /** Returns the oldest version of all stores: what all of them have reached. */
    @Override
    public String lastStoreSyncResourceVersion() {
        String oldest = "";
        for (Indexer<T> store : stores.values()) {
            String version = store.lastStoreSyncResourceVersion();
            if (version.isEmpty()) {
                return "";
            }
            if (oldest.isEmpty() || ObjectMeta.compareResourceVersions(version, oldest) < 0) {
                oldest = version;
            }
        }
        return oldest;
    }

    private <R> List<R> all(Function<Indexer<T>, Stream<R>> read) {
        return stores.values().stream().flatMap(read).toList();
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        throw readOnly();
    }

    @Override
    public void add(T object) {
        throw readOnly();
    }

    @Override
    public void update(T object) {
        throw readOnly();
    }

    @Override
    public void delete(T object) {
        throw readOnly();
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        throw readOnly();
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a view of several informers' stores: only the informers write them");
    }
}
