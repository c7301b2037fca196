package informers.client;

import informers.api.GroupVersionResource;
import informers.api.PartialObjectMetadata;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * A client for the metadata of any resource: the server omits everything else, which saves most of the bandwidth and of
 * the memory. It can get, list, watch, patch and delete; to write whole objects, use a {@link DynamicClient}.
 *
 * <p>Thread-safe. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code metadata/metadata.go}.
 */
public final class MetadataClient implements AutoCloseable {
    private final RestClient rest;

    /**
     * Creates a client that sends its requests through a REST client.
     *
     * @param rest the REST client; closed together with this object
     */
    public MetadataClient(RestClient rest) {
        this.rest = rest;
    }

    /**
     * Creates a client for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the client
     */
    public static MetadataClient of(ClientConfig config) {
        return new MetadataClient(RestClient.of(config));
    }

    /**
     * Returns a client for one resource, in all namespaces.
     *
     * @param resource the resource
     * @return the client
     */
    public ResourceClient<PartialObjectMetadata> resource(GroupVersionResource resource) {
        return new ResourceClient<>(rest, ResourceType.metadata(resource), "");
    }

    @Override
    public void close() {
        rest.close();
    }
}
