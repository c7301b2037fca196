package informers.client;

import informers.api.ConfigMap;
import informers.api.Event;
import informers.api.Namespace;
import informers.api.Node;
import informers.api.Pod;
import informers.api.Secret;
import informers.api.Service;
import informers.api.ServiceAccount;
import informers.client.rest.RestClient;

/**
 * Clients for the core group, version v1. The namespace {@code ""} means all namespaces.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code kubernetes/typed/core/v1}.
 */
public final class CoreV1 {
    private final RestClient rest;

    CoreV1(RestClient rest) {
        this.rest = rest;
    }

    /**
     * Returns a client for ConfigMaps.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<ConfigMap> configMaps(String namespace) {
        return new ResourceClient<>(rest, ConfigMap.TYPE, namespace);
    }

    /**
     * Returns a client for Events.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<Event> events(String namespace) {
        return new ResourceClient<>(rest, Event.TYPE, namespace);
    }

    /** {@return a client for Namespaces} */
    public ResourceClient<Namespace> namespaces() {
        return new ResourceClient<>(rest, Namespace.TYPE, "");
    }

    /** {@return a client for Nodes} */
    public ResourceClient<Node> nodes() {
        return new ResourceClient<>(rest, Node.TYPE, "");
    }

    /**
     * Returns a client for Pods.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<Pod> pods(String namespace) {
        return new ResourceClient<>(rest, Pod.TYPE, namespace);
    }

    /**
     * Returns a client for Secrets.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<Secret> secrets(String namespace) {
        return new ResourceClient<>(rest, Secret.TYPE, namespace);
    }

    /**
     * Returns a client for Services.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<Service> services(String namespace) {
        return new ResourceClient<>(rest, Service.TYPE, namespace);
    }

    /**
     * Returns a client for ServiceAccounts.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<ServiceAccount> serviceAccounts(String namespace) {
        return new ResourceClient<>(rest, ServiceAccount.TYPE, namespace);
    }
}
