package informers.client;

import informers.api.DaemonSet;
import informers.api.Deployment;
import informers.api.ReplicaSet;
import informers.api.StatefulSet;
import informers.client.rest.RestClient;

/**
 * The group apps, v1. The namespace {@code ""} means all of them.
 *
 * <p>Any thread. Corresponds to client-go's {@code kubernetes/typed/apps/v1}.
 */
public final class AppsV1 {
    private final RestClient rest;

    AppsV1(RestClient rest) {
        this.rest = rest;
    }

    public ResourceClient<DaemonSet> daemonSets(String namespace) {
        return new ResourceClient<>(rest, DaemonSet.TYPE, namespace);
    }

    public ResourceClient<Deployment> deployments(String namespace) {
        return new ResourceClient<>(rest, Deployment.TYPE, namespace);
    }

    public ResourceClient<ReplicaSet> replicaSets(String namespace) {
        return new ResourceClient<>(rest, ReplicaSet.TYPE, namespace);
    }

    public ResourceClient<StatefulSet> statefulSets(String namespace) {
        return new ResourceClient<>(rest, StatefulSet.TYPE, namespace);
    }
}
