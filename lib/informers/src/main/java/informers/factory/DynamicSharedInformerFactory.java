package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.rest.RestClient;
import informers.informer.InformerOptions;
import informers.listwatch.ListWatch;
import informers.store.IndexFuncs;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * As {@link SharedInformerFactory}, for any resource: custom ones, and those that this library has no Java type for.
 *
 * <p>Any thread; a handler must not call {@link #close}. Answers to client-go's {@code dynamic/dynamicinformer}.
 */
public final class DynamicSharedInformerFactory implements AutoCloseable {
    private final RestClient client;
    private final FactoryOptions options;
    private final InformerRegistry registry;

    /** A namespace in the options is used for every resource; those of the whole cluster need a factory without one. */
    public DynamicSharedInformerFactory(RestClient client, FactoryOptions options) {
        this.client = client;
        this.options = options;
        this.registry = new InformerRegistry(options);
    }

    /**
     * The informer of a resource, with an index by namespace. It is made at the first call, and begins to work with the
     * next {@link #start}.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public GenericInformer<Unstructured> forResource(GroupVersionResource resource) {
        return new GenericInformer<>(
                registry.informer(ResourceType.dynamic(resource), this::plain).informer());
    }

    private InformerOptions<Unstructured> plain(ResourceType<Unstructured> type) {
        return InformerOptions.of(ListWatch.filtered(client, type, options.namespace(), options.tweak()), type)
                .withIndexers(Map.of(IndexFuncs.NAMESPACE, IndexFuncs.namespace()));
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
    public void close() throws InterruptedException {
        registry.shutDown();
    }
}
