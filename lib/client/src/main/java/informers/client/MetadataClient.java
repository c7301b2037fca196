package informers.client;

import informers.api.GroupVersionResource;
import informers.api.PartialObjectMetadata;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * A client for the metadata of any resource: the server leaves the rest away, which saves most of the bytes and of the
 * memory. It can get, list, watch, patch and delete; to write whole objects takes a {@link DynamicClient}.
 *
 * <p>Any thread. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code metadata/metadata.go}.
 */
public final class MetadataClient implements AutoCloseable {
    private final RestClient rest;

    public MetadataClient(RestClient rest) {
        this.rest = rest;
    }

    public static MetadataClient of(ClientConfig config) {
        return new MetadataClient(RestClient.of(config));
    }

    public ResourceClient<PartialObjectMetadata> resource(GroupVersionResource resource) {
        return new ResourceClient<>(rest, ResourceType.metadata(resource), "");
    }

    @Override
    public void close() {
        rest.close();
    }
}
