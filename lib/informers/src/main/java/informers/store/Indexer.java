package informers.store;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A store that also finds objects by values that functions compute from them: all pods of a node, all with a label.
 *
 * <p>Any thread. Corresponds to client-go's {@code cache.Indexer}.
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
     * @throws IndexException if a function fails on an object in the store; in both cases none was added
     */
    void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers);

    /**
     * Stores also those objects on which an index function fails, from now on: such an object is under no value of that
     * index, and everything else is as ever. An informer asks for this, for nobody stands behind its store who could
     * catch an {@link IndexException}; and one bad object must not cost a cache all the others. Unless it is called, or
     * if the store does not know how, a failing function makes the write fail.
     *
     * @param listener called after each write in which functions failed, once for each index, on the thread that writes
     * @return whether the store does so from now on
     */
    default boolean tolerateIndexFailures(Consumer<? super IndexFailure> listener) {
        return false;
    }
}
