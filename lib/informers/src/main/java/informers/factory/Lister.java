package informers.factory;

import informers.api.Keys;
import informers.api.KubeObject;
import informers.api.LabelSelector;
import informers.store.IndexFuncs;
import informers.store.Indexer;
import java.util.List;
import java.util.Optional;

/**
 * Reads an informer's store: no request, however often it is asked.
 *
 * <p>Any thread. What it gives is what the informer knows, which may be a moment behind the server. Corresponds to client-go's
 * {@code listers} ({@code tools/cache/listers.go}).
 */
public final class Lister<T extends KubeObject> {
    private final Indexer<T> indexer;

    public Lister(Indexer<T> indexer) {
        this.indexer = indexer;
    }

    /** All objects. */
    public List<T> list() {
        return indexer.list();
    }

    /** All objects whose labels fit, in all namespaces. */
    public List<T> list(LabelSelector selector) {
        return matching(indexer.list(), selector);
    }

    /** An object of the whole cluster, by its name. For one in a namespace: {@code namespace(...).get(...)}. */
    public Optional<T> get(String name) {
        return indexer.getByKey(name);
    }

    /** The same for one namespace. */
    public NamespaceLister<T> namespace(String namespace) {
        return new NamespaceLister<>(indexer, namespace);
    }

    private static <T extends KubeObject> List<T> matching(List<T> objects, LabelSelector selector) {
        return selector.isEverything()
                ? objects
                : objects.stream().filter(o -> selector.matches(o.labels())).toList();
    }

    /** One namespace of a {@link Lister}. */
    public static final class NamespaceLister<T extends KubeObject> {
        private final Indexer<T> indexer;
        private final String namespace;

        private NamespaceLister(Indexer<T> indexer, String namespace) {
            this.indexer = indexer;
            this.namespace = namespace;
        }

        /** All objects of the namespace. Without an index by namespace it looks through all objects, as client-go does. */
        public List<T> list() {
            return indexer.getIndexers().containsKey(IndexFuncs.NAMESPACE)
                    ? indexer.byIndex(IndexFuncs.NAMESPACE, namespace)
                    : indexer.list().stream()
                            .filter(object -> object.namespace().equals(namespace))
                            .toList();
        }

        /** All objects of the namespace whose labels fit. */
        public List<T> list(LabelSelector selector) {
            return matching(list(), selector);
        }

        public Optional<T> get(String name) {
            return indexer.getByKey(Keys.of(namespace, name));
        }
    }
}
