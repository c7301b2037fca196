package informers.client;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;

/**
 * Clients for the kinds that this library has types for, by group and version: {@code
 * clientset.coreV1().configMaps("default").list()}.
 *
 * <p>Thread-safe. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code kubernetes.Clientset}.
 */
public final class Clientset implements AutoCloseable {
    private final RestClient rest;
    private final DiscoveryClient discovery; // one, because it has a rate limit of its own

    /**
     * Creates clients that send their requests through a REST client.
     *
     * @param rest the REST client; closed together with this object
     */
    public Clientset(RestClient rest) {
        this.rest = rest;
        this.discovery = new DiscoveryClient(rest);
    }

    /**
     * Creates clients for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the clients
     */
    public static Clientset of(ClientConfig config) {
        return new Clientset(RestClient.of(config));
    }

    /** {@return the clients for the core group} */
    public CoreV1 coreV1() {
        return new CoreV1(rest);
    }

    /** {@return the clients for the group apps} */
    public AppsV1 appsV1() {
        return new AppsV1(rest);
    }

    /** {@return the discovery client; always the same one} */
    public DiscoveryClient discovery() {
        return discovery;
    }

    /**
     * Returns a client for a resource with a Java type.
     *
     * @param <T> the Java type of the objects
     * @param type the resource
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public <T extends KubeObject> ResourceClient<T> resource(ResourceType<T> type, String namespace) {
        return new ResourceClient<>(rest, type, namespace);
    }

    /** {@return the REST client} */
    public RestClient rest() {
        return rest;
    }

    @Override
    public void close() {
        rest.close();
    }
}
