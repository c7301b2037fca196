package informers.store;

import informers.api.KubeObject;
import java.util.List;
import java.util.Map;

/**
 * Computes the indexed values of an object, under which an index finds it: none, one or many. Usually a lambda:
 * {@code pod -> List.of(pod.nodeName())}.
 *
 * <p>Called while the store's lock is held, so it must be quick and must not call the store. Called once for each object
 * that is stored, and not for the object that is replaced or deleted. Corresponds to client-go's {@code cache.IndexFunc}.
 *
 * <p>If it throws in an informer's store, the object is stored without a value in this index, and counted in
 * {@code ReflectorStats.storeErrors()}. Any other store throws an {@link IndexException}.
 *
 * @param <T> the type of the objects
 */
@FunctionalInterface
public interface IndexFunc<T> {
    /** The name of the {@link #namespace} index that every factory's informer has, and that listers use. */
    String NAMESPACE = "namespace";

    /**
     * Returns the indexed values.
     *
     * @param object the object
     * @return not null, without nulls; an empty list for an object that this index does not find
     */
    List<String> values(T object);

    /**
     * Returns functions of a more general type as functions of {@code T}: one for any {@code KubeObject} can index Pods.
     *
     * @param <T> the type of the objects
     * @param functions the functions by the names of their indices
     * @return an unmodifiable copy
     */
    @SuppressWarnings("unchecked") // each of them only ever receives a T
    static <T> Map<String, IndexFunc<T>> narrow(Map<String, ? extends IndexFunc<? super T>> functions) {
        return Map.copyOf((Map<String, IndexFunc<T>>) functions);
    }

    /**
     * Returns a function that indexes objects by namespace. The value of a cluster-scoped object is {@code ""}. Corresponds
     * to client-go's {@code cache.MetaNamespaceIndexFunc}.
     *
     * @param <O> the type of the objects
     * @return the index function
     */
    static <O extends KubeObject> IndexFunc<O> namespace() {
        return object -> List.of(object.namespace());
    }

    /**
     * Returns a function that indexes objects by the value of a label. An object without the label has no value, so this
     * index does not find it. (A common function in Go, {@code return []string{labels[key]}, nil}, indexes such objects
     * under {@code ""}, together with those whose label is empty.)
     *
     * @param <O> the type of the objects
     * @param key the key of the label
     * @return the index function
     */
    static <O extends KubeObject> IndexFunc<O> label(String key) {
        return object -> {
            String value = object.labels().get(key);
            return value == null ? List.of() : List.of(value);
        };
    }
}
