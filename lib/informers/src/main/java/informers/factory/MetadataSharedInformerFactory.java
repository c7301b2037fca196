package informers.factory;

import informers.api.PartialObjectMetadata;
import informers.api.ResourceType;
import informers.client.rest.RestClient;

/**
 * As {@link DynamicSharedInformerFactory}, for metadata alone: names, labels, owners. The server sends no more, and the
 * store holds no more, which for many programs is a tenth.
 *
 * <p>Any thread; a handler must not call {@link #close}. Corresponds to client-go's {@code metadata/metadatainformer}.
 */
public final class MetadataSharedInformerFactory extends AnyResourceInformerFactory<PartialObjectMetadata> {
    /** A namespace in the options is used for every resource; those of the whole cluster need a factory without one. */
    public MetadataSharedInformerFactory(RestClient client, FactoryOptions options) {
        super(client, options, ResourceType::metadata);
    }
}
