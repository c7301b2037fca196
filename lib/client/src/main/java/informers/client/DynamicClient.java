package informers.client;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * A client for any resource, with or without a Java type: {@code
 * dynamic.resource(gvr).namespace("default").create(Unstructured.fromYaml(yaml))}. Cluster-scoped resources need no
 * {@code namespace}.
 *
 * <p>Thread-safe. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code dynamic/simple.go}.
 */
public final class DynamicClient implements AutoCloseable {
    private final RestClient rest;

    /**
     * Creates a client that sends its requests through a REST client.
     *
     * @param rest the REST client; closed together with this object
     */
    public DynamicClient(RestClient rest) {
        this.rest = rest;
    }

    /**
     * Creates a client for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the client
     */
    public static DynamicClient of(ClientConfig config) {
        return new DynamicClient(RestClient.of(config));
    }

    /**
     * Returns a client for one resource, in all namespaces.
     *
     * @param resource the resource
     * @return the client
     */
    public ResourceClient<Unstructured> resource(GroupVersionResource resource) {
        return new ResourceClient<>(rest, ResourceType.dynamic(resource), "");
    }

    @Override
    public void close() {
        rest.close();
    }
}
