package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestClient;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/**
 * What factories for any resource have in common: {@link DynamicSharedInformerFactory} for whole objects,
 * {@link MetadataSharedInformerFactory} for their metadata.
 *
 * <p>Any thread; a handler must not call {@link #close}.
 */
public abstract sealed class AnyResourceInformerFactory<T extends KubeObject> implements AutoCloseable
        permits DynamicSharedInformerFactory, MetadataSharedInformerFactory {
    private final Function<GroupVersionResource, ResourceType<T>> types;
    private final InformerRegistry registry;
    private final Concurrency concurrency;

    AnyResourceInformerFactory(
            RestClient client, FactoryOptions options, Function<GroupVersionResource, ResourceType<T>> types) {
        this.types = types;
        this.registry = InformerMaker.registry(client, options);
        this.concurrency = options.concurrency();
    }

    /**
     * The informer of a resource, with an index by namespace. It is made at the first call, and begins to work with the
     * next {@link #start}.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public GenericInformer<T> forResource(GroupVersionResource resource) {
        return new GenericInformer<>(InformerMaker.informer(registry, types.apply(resource)));
    }

    /** What was asked for so far. */
    public Set<GroupVersionResource> resources() {
        return registry.resources();
    }

    /** As {@link SharedInformerFactory#start}. */
    public void start() {
        registry.start();
    }

    /** As {@link SharedInformerFactory#waitForCacheSync}. */
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return registry.waitForCacheSync(atMost);
    }

    /** As {@link SharedInformerFactory#close}. */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /** As {@link SharedInformerFactory#close(Duration)}. */
    public boolean close(Duration atMost) {
        try {
            return registry.shutDown(atMost);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            return false;
        }
    }
}
