package informers.store;

import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * A store that also finds objects by indexed values, which index functions compute: all pods of a node, all objects with a
 * label.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code cache.Indexer}.
 *
 * @param <T> the type of the objects
 */
public interface Indexer<T> extends Store<T> {
    /**
     * Returns the objects that share an indexed value with an object.
     *
     * @param indexName the name of the index
     * @param object the object; it need not be in the store
     * @return a snapshot, in no particular order
     * @throws IllegalArgumentException if there is no such index
     */
    List<T> index(String indexName, T object);

    /**
     * Returns the keys of the objects with an indexed value.
     *
     * @param indexName the name of the index
     * @param value the value
     * @return a snapshot, sorted
     * @throws IllegalArgumentException if there is no such index
     */
    List<String> indexKeys(String indexName, String value);

    /**
     * Returns the objects with an indexed value.
     *
     * @param indexName the name of the index
     * @param value the value
     * @return a snapshot, in no particular order
     * @throws IllegalArgumentException if there is no such index
     */
    List<T> byIndex(String indexName, String value);

    /**
     * Returns all values of an index.
     *
     * @param indexName the name of the index
     * @return a snapshot; empty for an index that does not exist, as in client-go
     */
    List<String> listIndexFuncValues(String indexName);

    /**
     * Returns the index functions.
     *
     * @return the functions by the names of their indices; unmodifiable
     */
    Map<String, IndexFunc<T>> getIndexers();

    /**
     * Adds indices. The objects in the store are indexed at once.
     *
     * @param indexers the index functions by the names of their indices
     * @throws IllegalArgumentException if one of the names is taken; no index was added
     * @throws IndexException if a function fails on an object in the store; no index was added
     */
    void addIndexers(Map<String, ? extends IndexFunc<? super T>> indexers);

    /**
     * Makes the store accept objects on which an index function fails: such an object is stored, but has no value in that
     * index. An informer calls this, because no caller could handle an {@link IndexException}, and one bad object must not
     * keep the others out of the cache. Otherwise a failing function makes the write fail. This implementation does
     * nothing.
     *
     * @param listener called after each write in which functions failed, on the writing thread, once for each index: with
     *     the first failure in this write, and the number of objects on which the function failed
     * @return whether the store accepts such objects from now on
     */
    default boolean tolerateIndexFailures(ObjIntConsumer<? super IndexException> listener) {
        return false;
    }
}
