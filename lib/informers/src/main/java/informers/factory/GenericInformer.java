package informers.factory;

import informers.api.KubeObject;
import informers.informer.SharedIndexInformer;
import java.util.Objects;

/**
 * An informer, and a lister over what it knows.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code informers.GenericInformer}, and to its generated informers such as
 * {@code PodInformer}.
 */
public record GenericInformer<T extends KubeObject>(SharedIndexInformer<T> informer, Lister<T> lister) {
    public GenericInformer {
        Objects.requireNonNull(informer, "informer");
        Objects.requireNonNull(lister, "lister");
    }

    GenericInformer(SharedIndexInformer<T> informer) {
        this(informer, new Lister<>(informer.indexer()));
    }
}
