package informers.store;

import informers.api.KubeObject;
import java.util.List;

/**
 * Common index functions. Write others as lambdas: {@code pod -> List.of(pod.nodeName())}.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code cache.NamespaceIndex} and {@code cache.MetaNamespaceIndexFunc}.
 */
public final class IndexFuncs {
    /** The name of the {@link #namespace} index that every factory's informer has, and that listers use. */
    public static final String NAMESPACE = "namespace";

    private IndexFuncs() {}

    /**
     * Returns a function that indexes objects by namespace. The value of a cluster-scoped object is {@code ""}.
     *
     * @param <T> the type of the objects
     * @return the index function
     */
    public static <T extends KubeObject> IndexFunc<T> namespace() {
        return object -> List.of(object.namespace());
    }

    /**
     * Returns a function that indexes objects by the value of a label. An object without the label has no value, so this
     * index does not find it. (A common function in Go, {@code return []string{labels[key]}, nil}, indexes such objects
     * under {@code ""}, together with those whose label is empty.)
     *
     * @param <T> the type of the objects
     * @param key the key of the label
     * @return the index function
     */
    public static <T extends KubeObject> IndexFunc<T> label(String key) {
        return object -> {
            String value = object.labels().get(key);
            return value == null ? List.of() : List.of(value);
        };
    }
}
