package informers.client;

import informers.api.DaemonSet;
import informers.api.Deployment;
import informers.api.ReplicaSet;
import informers.api.StatefulSet;
import informers.client.rest.RestClient;

/**
 * Clients for the group apps, version v1. The namespace {@code ""} means all namespaces.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code kubernetes/typed/apps/v1}.
 */
public final class AppsV1 {
    private final RestClient rest;

    AppsV1(RestClient rest) {
        this.rest = rest;
    }

    /**
     * Returns a client for DaemonSets.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<DaemonSet> daemonSets(String namespace) {
        return new ResourceClient<>(rest, DaemonSet.TYPE, namespace);
    }

    /**
     * Returns a client for Deployments.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<Deployment> deployments(String namespace) {
        return new ResourceClient<>(rest, Deployment.TYPE, namespace);
    }

    /**
     * Returns a client for ReplicaSets.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<ReplicaSet> replicaSets(String namespace) {
        return new ResourceClient<>(rest, ReplicaSet.TYPE, namespace);
    }

    /**
     * Returns a client for StatefulSets.
     *
     * @param namespace {@code ""} for all namespaces
     * @return the client
     */
    public ResourceClient<StatefulSet> statefulSets(String namespace) {
        return new ResourceClient<>(rest, StatefulSet.TYPE, namespace);
    }
}
