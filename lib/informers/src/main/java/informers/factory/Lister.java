package informers.factory;

import informers.api.Keys;
import informers.api.KubeObject;
import informers.api.LabelSelector;
import informers.store.IndexFunc;
import informers.store.Indexer;
import java.util.List;
import java.util.Optional;

/**
 * Reads an informer's store. It sends no request.
 *
 * <p>Thread-safe. The store is a cache, eventually consistent with the server: results may be stale. Corresponds to
 * client-go's {@code listers} ({@code tools/cache/listers.go}).
 *
 * @param <T> the type of the objects
 */
public final class Lister<T extends KubeObject> {
    private final Indexer<T> indexer;

    /**
     * Creates a lister.
     *
     * @param indexer the store to read
     */
    public Lister(Indexer<T> indexer) {
        this.indexer = indexer;
    }

    /** {@return all objects: a snapshot, in no particular order} */
    public List<T> list() {
        return indexer.list();
    }

    /**
     * Returns the objects whose labels match a selector, in all namespaces.
     *
     * @param selector the selector
     * @return a snapshot, in no particular order
     */
    public List<T> list(LabelSelector selector) {
        return matching(indexer.list(), selector);
    }

    /**
     * Returns a cluster-scoped object. For one in a namespace use {@code namespace(...).get(...)}.
     *
     * @param name the name
     * @return the object; empty if it is not in the store
     */
    public Optional<T> get(String name) {
        return indexer.getByKey(name);
    }

    /**
     * Returns a lister of one namespace.
     *
     * @param namespace the namespace
     * @return the lister
     */
    public NamespaceLister<T> namespace(String namespace) {
        return new NamespaceLister<>(indexer, namespace);
    }

    private static <T extends KubeObject> List<T> matching(List<T> objects, LabelSelector selector) {
        return selector.isEverything()
                ? objects
                : objects.stream().filter(o -> selector.matches(o.labels())).toList();
    }

    /**
     * Reads the objects of one namespace.
     *
     * @param <T> the type of the objects
     */
    public static final class NamespaceLister<T extends KubeObject> {
        private final Indexer<T> indexer;
        private final String namespace;

        private NamespaceLister(Indexer<T> indexer, String namespace) {
            this.indexer = indexer;
            this.namespace = namespace;
        }

        /**
         * Returns all objects of the namespace. If the store has no index by namespace, it scans all objects, as client-go
         * does.
         *
         * @return a snapshot, in no particular order
         */
        public List<T> list() {
            return indexer.getIndexers().containsKey(IndexFunc.NAMESPACE)
                    ? indexer.byIndex(IndexFunc.NAMESPACE, namespace)
                    : indexer.list().stream()
                            .filter(object -> object.namespace().equals(namespace))
                            .toList();
        }

        /**
         * Returns the objects of the namespace whose labels match a selector.
         *
         * @param selector the selector
         * @return a snapshot, in no particular order
         */
        public List<T> list(LabelSelector selector) {
            return matching(list(), selector);
        }

        /**
         * Returns an object of the namespace.
         *
         * @param name the name
         * @return the object; empty if it is not in the store
         */
        public Optional<T> get(String name) {
            return indexer.getByKey(Keys.of(namespace, name));
        }
    }
}
