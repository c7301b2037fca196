package informers.store;

import java.util.List;
import java.util.Map;

/**
 * A store that also finds objects by values that functions compute from them: all pods of a node, all with a label.
 *
 * <p>Any thread. Answers to client-go's {@code cache.Indexer}.
 */
public interface Indexer<T> extends Store<T> {
    /**
     * The objects that share a value with this one.
     *
     * @throws IllegalArgumentException if there is no such index
     */
    List<T> index(String indexName, T object);

    /**
     * The keys of the objects with this value, sorted.
     *
     * @throws IllegalArgumentException if there is no such index
     */
    List<String> indexKeys(String indexName, String value);

    /**
     * The objects with this value.
     *
     * @throws IllegalArgumentException if there is no such index
     */
    List<T> byIndex(String indexName, String value);

    /** All values that some object has; none for an index that does not exist, as in client-go. */
    List<String> listIndexFuncValues(String indexName);

    /** The functions by the name of their index. */
    Map<String, IndexFunc<T>> getIndexers();

    /**
     * Adds indices; what is in the store is indexed at once.
     *
     * @throws IllegalArgumentException if one of the names is taken
     */
    void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers);
}
