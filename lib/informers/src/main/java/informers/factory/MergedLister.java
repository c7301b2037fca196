package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.LabelSelector;
import informers.api.Unstructured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One resource over many clusters. It reads what their informers know: a query over all of them is no request at all. A
 * cluster that is away is shown as it was last seen; {@link #staleness} says how long ago.
 *
 * <p>Any thread.
 */
public final class MergedLister {
    private final Map<String, OneCluster> clusters;
    private final GroupVersionResource resource;

    MergedLister(Map<String, OneCluster> clusters, GroupVersionResource resource) {
        this.clusters = clusters;
        this.resource = resource;
    }

    /** An object, and the cluster that it is in. */
    public record Placed(String cluster, Unstructured object) {
        public Placed {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(object, "object");
        }

        /** {@code cluster/namespace/name}, or {@code cluster/name} for an object of a whole cluster. */
        public String key() {
            return cluster + "/" + object.key();
        }

        @Override
        public String toString() {
            return cluster + "/" + object;
        }
    }

    /** All objects, cluster by cluster. */
    public List<Placed> list() {
        return list(LabelSelector.EVERYTHING);
    }

    /** All objects whose labels fit, cluster by cluster. */
    public List<Placed> list(LabelSelector selector) {
        List<Placed> all = new ArrayList<>();
        listers()
                .forEach((cluster, lister) ->
                        lister.list(selector).forEach(object -> all.add(new Placed(cluster, object))));
        return all;
    }

    /** The objects of one cluster; none if it does not have the resource. */
    public List<Unstructured> cluster(String cluster) {
        Lister<Unstructured> lister = listers().get(cluster);
        return lister == null ? List.of() : lister.list();
    }

    /** @param namespace {@code ""} for an object of the whole cluster */
    public Optional<Unstructured> get(String cluster, String namespace, String name) {
        Lister<Unstructured> lister = listers().get(cluster);
        if (lister == null) {
            return Optional.empty();
        }
        return namespace.isEmpty()
                ? lister.get(name)
                : lister.namespace(namespace).get(name);
    }

    /** How long each cluster has said nothing about this resource, neither change nor bookmark; of those that ever did. */
    public Map<String, Duration> staleness() {
        Map<String, Duration> ages = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> cluster.informer(resource)
                .flatMap(informer -> informer.informer().reflectorStats().sinceLastEvent())
                .ifPresent(age -> ages.put(name, age)));
        return ages;
    }

    private Map<String, Lister<Unstructured>> listers() {
        Map<String, Lister<Unstructured>> listers = new LinkedHashMap<>();
        clusters.forEach((name, cluster) ->
                cluster.informer(resource).ifPresent(informer -> listers.put(name, informer.lister())));
        return listers;
    }
}
