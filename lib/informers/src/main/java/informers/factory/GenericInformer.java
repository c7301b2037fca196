package informers.factory;

import informers.api.KubeObject;
import informers.informer.SharedIndexInformer;
import java.util.Objects;

/**
 * An informer, and a lister that reads its store.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code informers.GenericInformer}, and to its generated informers
 * such as {@code PodInformer}.
 *
 * @param <T> the type of the objects
 * @param informer the informer
 * @param lister reads the informer's store
 */
public record GenericInformer<T extends KubeObject>(SharedIndexInformer<T> informer, Lister<T> lister) {
    /** Rejects null. {@inheritDoc} */
    public GenericInformer {
        Objects.requireNonNull(informer, "informer");
        Objects.requireNonNull(lister, "lister");
    }

    GenericInformer(SharedIndexInformer<T> informer) {
        this(informer, new Lister<>(informer.indexer()));
    }
}
