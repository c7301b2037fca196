package informers.store;

import informers.api.KubeObject;
import java.util.List;

/**
 * The index functions that are wanted most. Write others as lambdas: {@code pod -> List.of(pod.nodeName())}.
 *
 * <p>Any thread. Corresponds to client-go's {@code cache.NamespaceIndex} and {@code cache.MetaNamespaceIndexFunc}.
 */
public final class IndexFuncs {
    /** The name under which every generated informer has its {@link #namespace} index, and where listers look for it. */
    public static final String NAMESPACE = "namespace";

    private IndexFuncs() {}

    /** By namespace. An object of the whole cluster is found under {@code ""}. */
    public static <T extends KubeObject> IndexFunc<T> namespace() {
        return object -> List.of(object.namespace());
    }

    /**
     * By the value of a label. An object without the label is in no entry: so the values of the index are the label's
     * values, and nothing else. (A common function in Go, {@code return []string{labels[key]}, nil}, puts all those
     * objects under {@code ""}, together with those whose label is empty.)
     */
    public static <T extends KubeObject> IndexFunc<T> label(String key) {
        return object -> {
            String value = object.labels().get(key);
            return value == null ? List.of() : List.of(value);
        };
    }
}
