package informers.client;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * A client for any resource, known to this library or not:
 * {@code dynamic.resource(gvr).namespace("default").create(Unstructured.fromYaml(yaml))}. Resources of the whole
 * cluster go without {@code namespace}.
 *
 * <p>Any thread. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code dynamic/simple.go}.
 */
public final class DynamicClient implements AutoCloseable {
    private final RestClient rest;

    public DynamicClient(RestClient rest) {
        this.rest = rest;
    }

    public static DynamicClient of(ClientConfig config) {
        return new DynamicClient(RestClient.of(config));
    }

    public ResourceClient<Unstructured> resource(GroupVersionResource resource) {
        return new ResourceClient<>(rest, ResourceType.dynamic(resource), "");
    }

    @Override
    public void close() {
        rest.close();
    }
}
