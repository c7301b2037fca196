package informers.store;

import informers.api.KeyFunction;
import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.util.Concurrency;
import java.util.Map;

/**
 * Makes stores and indexers.
 *
 * <pre>{@code
 * Store<Pod> pods = Stores.newStore();
 * Indexer<Pod> pods = Stores.newIndexer(Map.of("node", pod -> List.of(pod.nodeName())));
 * }</pre>
 *
 * <p>Any thread. Corresponds to client-go's {@code cache.NewStore} and {@code cache.NewIndexer}.
 */
public final class Stores {
    private Stores() {}

    /** For Kubernetes objects, by {@code namespace/name}. */
    public static <T extends KubeObject> Store<T> newStore() {
        return newStore(KubeObject::key, Concurrency.threads());
    }

    public static <T> Store<T> newStore(KeyFunction<? super T> keys, Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), Map.of(), null, concurrency);
    }

    /** A store that changes what comes in, once. The key is that of the object as it came. */
    public static <T> Store<T> newStore(
            KeyFunction<? super T> keys, TransformFunc<T> transformer, Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), Map.of(), transformer, concurrency);
    }

    /** For Kubernetes objects, by {@code namespace/name}, with these indices by their names. */
    public static <T extends KubeObject> Indexer<T> newIndexer(Map<String, ? extends IndexFunc<? super T>> indexers) {
        return newIndexer(KubeObject::key, indexers, Concurrency.threads());
    }

    /** With these indices by their names; {@link Indexer#addIndexers} adds more. */
    public static <T> Indexer<T> newIndexer(
            KeyFunction<? super T> keys,
            Map<String, ? extends IndexFunc<? super T>> indexers,
            Concurrency concurrency) {
        return new Cache<>(KeyFunction.narrow(keys), IndexFunc.narrow(indexers), null, concurrency);
    }
}
