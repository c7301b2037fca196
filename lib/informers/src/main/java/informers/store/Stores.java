package informers.store;

import informers.api.KeyFunction;
import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.util.Concurrency;
import java.util.Map;
import java.util.function.Function;

/**
 * Creates stores and indexers.
 *
 * <pre>{@code
 * Store<Pod> pods = Stores.newStore();
 * Indexer<Pod> pods = Stores.newIndexer(Map.of("node", pod -> List.of(pod.nodeName())));
 * }</pre>
 *
 * <p>Thread-safe. Corresponds to client-go's {@code cache.NewStore} and {@code cache.NewIndexer}.
 */
public final class Stores {
    private Stores() {}

    /**
     * Creates a store for Kubernetes objects, whose key is {@code namespace/name}.
     *
     * @param <T> the type of the objects
     * @return an empty store
     */
    public static <T extends KubeObject> Store<T> newStore() {
        return newStore(KubeObject::key, Concurrency.threads());
    }

    /**
     * Creates a store.
     *
     * @param <T> the type of the objects
     * @param keys computes the key of an object
     * @param concurrency provides the lock
     * @return an empty store
     */
    public static <T> Store<T> newStore(KeyFunction<? super T> keys, Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), Map.of(), null, concurrency);
    }

    /**
     * Creates a store that transforms each object before it is stored. The key is computed before the transform.
     *
     * @param <T> the type of the objects
     * @param keys computes the key of an object
     * @param transformer changes each object
     * @param concurrency provides the lock
     * @return an empty store
     */
    public static <T> Store<T> newStore(
            KeyFunction<? super T> keys, TransformFunc<T> transformer, Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), Map.of(), transformer, concurrency);
    }

    /**
     * Creates an indexer for Kubernetes objects, whose key is {@code namespace/name}.
     *
     * @param <T> the type of the objects
     * @param indexers the index functions by the names of their indices
     * @return an empty indexer
     */
    public static <T extends KubeObject> Indexer<T> newIndexer(Map<String, ? extends IndexFunc<? super T>> indexers) {
        return newIndexer(KubeObject::key, indexers, Concurrency.threads());
    }

    /**
     * Creates an indexer. {@link Indexer#addIndexers} adds further indices.
     *
     * @param <T> the type of the objects
     * @param keys computes the key of an object
     * @param indexers the index functions by the names of their indices
     * @param concurrency provides the lock
     * @return an empty indexer
     */
    public static <T> Indexer<T> newIndexer(
            KeyFunction<? super T> keys,
            Map<String, ? extends IndexFunc<? super T>> indexers,
            Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), IndexFunc.narrow(indexers), null, concurrency);
    }

    /**
     * Creates an indexer of objects that are no {@link KubeObject} and have a resourceVersion all the same.
     *
     * @param <T> the type of the objects
     * @param keys computes the key of an object
     * @param versions returns the resourceVersion of an object that is written
     * @param indexers the index functions by the names of their indices
     * @param concurrency provides the lock
     * @return an empty indexer
     */
    public static <T> Indexer<T> newIndexer(
            KeyFunction<T> keys,
            Function<T, String> versions,
            Map<String, IndexFunc<T>> indexers,
            Concurrency concurrency) {
        return new Cache<>(keys, null, new ThreadSafeStore<>(indexers, versions::apply, concurrency));
    }
}
