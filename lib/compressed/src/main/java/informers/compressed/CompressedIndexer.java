package informers.compressed;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.informer.InformerParts.IndexerFactory;
import informers.store.IndexException;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * A store of an informer that keeps its objects compressed, without loss. A read returns a new object, equal to the one that
 * was stored: reading one is some microseconds slower, reading all of them is as much slower for each; use
 * indices and keys.
 *
 * <pre>{@code
 * InformerOptions.of(listWatch, Pod.TYPE)
 *         .withParts(InformerParts.<Pod>standard().withIndexer(CompressedIndexer.of(Pod.TYPE)))
 * }</pre>
 *
 * <p>It learns a dictionary from the first objects, so that what all of them have in common takes no memory. Without 50
 * objects in the first list it learns from the first 200 that are stored; until then objects are compressed
 * without one, which saves about half as much. Indices, keys and versions are not compressed. zstd is native code.
 *
 * <p>Thread-safe, like every store. client-go has no counterpart.
 *
 * @param <T> the type of the objects
 */
public final class CompressedIndexer<T extends KubeObject> implements Indexer<T> {
    private final ResourceType<T> type;
    private final Indexer<Packed<T>> packed;
    private final Dictionary dictionary;

    private CompressedIndexer(
            ResourceType<T> type, Dictionary dictionary, Map<String, IndexFunc<T>> indexers, Concurrency concurrency) {
        this.type = type;
        this.dictionary = dictionary;
        this.packed = Stores.newIndexer(Packed::key, Packed::resourceVersion, overPacked(indexers), concurrency);
    }

    /**
     * Returns a factory of such stores, for {@link informers.informer.InformerParts#withIndexer}. Its stores share one
     * dictionary: use one factory for the informers of the same kind in many namespaces or clusters.
     *
     * @param <T> the type of the objects
     * @param type the type of the objects
     * @return the factory
     */
    public static <T extends KubeObject> IndexerFactory<T> of(ResourceType<T> type) {
        Dictionary dictionary = new Dictionary();
        return (indexers, concurrency) -> new CompressedIndexer<>(type, dictionary, indexers, concurrency);
    }

    /** An index function of objects, called with the object itself as long as it is there. */
    private record OverPacked<T extends KubeObject>(IndexFunc<T> function) implements IndexFunc<Packed<T>> {
        @Override
        public List<String> values(Packed<T> object) {
            return function.values(object.object());
        }
    }

    private static <T extends KubeObject> Map<String, IndexFunc<Packed<T>>> overPacked(
            Map<String, IndexFunc<T>> indexers) {
        Map<String, IndexFunc<Packed<T>>> functions = new HashMap<>();
        indexers.forEach((name, function) -> functions.put(name, new OverPacked<>(function)));
        return functions;
    }

    @Override
    public void add(T object) {
        update(object);
    }

    @Override
    public void update(T object) {
        Packed<T> small = Packed.of(object, type, dictionary.forObjects(List.of(object)));
        packed.update(small);
        small.stored();
    }

    @Override
    public void delete(T object) {
        delete(DeletedObject.seen(object));
    }

    @Override
    public void delete(DeletedObject<T> gone) {
        packed.delete(new DeletedObject<>(
                gone.key(), gone.lastKnown().map(last -> Packed.asItIs(last, type)), gone.finalStateUnknown()));
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        Codec codec = dictionary.forObjects(objects);
        List<Packed<T>> all =
                objects.stream().map(object -> Packed.of(object, type, codec)).toList();
        packed.replace(all, resourceVersion);
        all.forEach(Packed::stored);
    }

    @Override
    public void bookmark(String resourceVersion) {
        packed.bookmark(resourceVersion);
    }

    @Override
    public Optional<T> get(T object) {
        return getByKey(object.key());
    }

    @Override
    public Optional<T> getByKey(String key) {
        return packed.getByKey(key).map(Packed::object);
    }

    /** Returns the bytes of an object at rest; 0 without one. */
    int compressedSize(String key) {
        return packed.getByKey(key).map(Packed::size).orElse(0);
    }

    @Override
    public List<T> list() {
        return objects(packed.list());
    }

    private static <T extends KubeObject> List<T> objects(List<Packed<T>> small) {
        return small.stream().map(Packed::object).toList();
    }

    @Override
    public List<String> listKeys() {
        return packed.listKeys();
    }

    @Override
    public String lastStoreSyncResourceVersion() {
        return packed.lastStoreSyncResourceVersion();
    }

    @Override
    public List<T> index(String indexName, T object) {
        return objects(packed.index(indexName, Packed.asItIs(object, type)));
    }

    @Override
    public List<String> indexKeys(String indexName, String value) {
        return packed.indexKeys(indexName, value);
    }

    @Override
    public List<T> byIndex(String indexName, String value) {
        return objects(packed.byIndex(indexName, value));
    }

    @Override
    public List<String> listIndexFuncValues(String indexName) {
        return packed.listIndexFuncValues(indexName);
    }

    @Override
    public Map<String, IndexFunc<T>> getIndexers() {
        Map<String, IndexFunc<T>> functions = new HashMap<>();
        packed.getIndexers().forEach((name, function) -> functions.put(name, ((OverPacked<T>) function).function()));
        return Map.copyOf(functions);
    }

    @Override
    public void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers) {
        packed.addIndexers(overPacked(IndexFunc.narrow(indexers)));
    }

    @Override
    public boolean tolerateIndexFailures(ObjIntConsumer<? super IndexException> listener) {
        return packed.tolerateIndexFailures(listener);
    }
}
