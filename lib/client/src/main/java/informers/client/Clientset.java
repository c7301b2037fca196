package informers.client;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * Clients for the kinds that this library has types for, by group and version:
 * {@code clientset.coreV1().configMaps("default").list()}.
 *
 * <p>Any thread. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code kubernetes.Clientset}.
 */
public final class Clientset implements AutoCloseable {
    private final RestClient rest;
    private final DiscoveryClient discovery; // one, as it has a rate limit of its own

    public Clientset(RestClient rest) {
        this.rest = rest;
        this.discovery = new DiscoveryClient(rest);
    }

    public static Clientset of(ClientConfig config) {
        return new Clientset(RestClient.of(config));
    }

    public CoreV1 coreV1() {
        return new CoreV1(rest);
    }

    public AppsV1 appsV1() {
        return new AppsV1(rest);
    }

    public DiscoveryClient discovery() {
        return discovery;
    }

    /** Any resource with a Java type; {@code ""} for all namespaces. */
    public <T extends KubeObject> ResourceClient<T> resource(ResourceType<T> type, String namespace) {
        return new ResourceClient<>(rest, type, namespace);
    }

    public RestClient rest() {
        return rest;
    }

    @Override
    public void close() {
        rest.close();
    }
}
