package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.rest.RestClient;

/**
 * Provides one informer for each resource, as {@link SharedInformerFactory} does, for any resource: custom resources, and
 * those for which this library has no Java type.
 *
 * <p>Thread-safe; but a handler must not call {@link #close}. Corresponds to client-go's {@code dynamic/dynamicinformer}.
 */
public final class DynamicSharedInformerFactory extends BaseInformerFactory {
    /**
     * Creates a factory without informers.
     *
     * @param client the client
     * @param options the options of all informers. A namespace is used for every resource; for cluster-scoped resources
     *     create a factory without one
     */
    public DynamicSharedInformerFactory(RestClient client, FactoryOptions options) {
        super(client, options);
    }

    /**
     * Returns the informer of a resource, with an index by namespace. It is created at the first call, and runs after the
     * next {@link #start}.
     *
     * @param resource the resource
     * @return the same informer at each call
     * @throws IllegalStateException if the factory is closed and the informer does not exist yet
     */
    public GenericInformer<Unstructured> forResource(GroupVersionResource resource) {
        return informer(ResourceType.dynamic(resource));
    }
}
