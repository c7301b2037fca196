package informers.factory;

import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.rest.RestClient;

/**
 * As {@link SharedInformerFactory}, for any resource: custom ones, and those that this library has no Java type for.
 *
 * <p>Any thread; a handler must not call {@link #close}. Corresponds to client-go's {@code dynamic/dynamicinformer}.
 */
public final class DynamicSharedInformerFactory extends AnyResourceInformerFactory<Unstructured> {
    /** A namespace in the options is used for every resource; those of the whole cluster need a factory without one. */
    public DynamicSharedInformerFactory(RestClient client, FactoryOptions options) {
        super(client, options, ResourceType::dynamic);
    }
}
