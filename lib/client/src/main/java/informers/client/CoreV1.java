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
 * The core group, v1. The namespace {@code ""} means all of them.
 *
 * <p>Any thread. Corresponds to client-go's {@code kubernetes/typed/core/v1}.
 */
public final class CoreV1 {
    private final RestClient rest;

    CoreV1(RestClient rest) {
        this.rest = rest;
    }

    public ResourceClient<ConfigMap> configMaps(String namespace) {
        return new ResourceClient<>(rest, ConfigMap.TYPE, namespace);
    }

    public ResourceClient<Event> events(String namespace) {
        return new ResourceClient<>(rest, Event.TYPE, namespace);
    }

    public ResourceClient<Namespace> namespaces() {
        return new ResourceClient<>(rest, Namespace.TYPE, "");
    }

    public ResourceClient<Node> nodes() {
        return new ResourceClient<>(rest, Node.TYPE, "");
    }

    public ResourceClient<Pod> pods(String namespace) {
        return new ResourceClient<>(rest, Pod.TYPE, namespace);
    }

    public ResourceClient<Secret> secrets(String namespace) {
        return new ResourceClient<>(rest, Secret.TYPE, namespace);
    }

    public ResourceClient<Service> services(String namespace) {
        return new ResourceClient<>(rest, Service.TYPE, namespace);
    }

    public ResourceClient<ServiceAccount> serviceAccounts(String namespace) {
        return new ResourceClient<>(rest, ServiceAccount.TYPE, namespace);
    }
}
