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
 * Reads one resource over many clusters, from the stores of their informers. It sends no request. For a cluster that cannot
 * be reached it returns the last known objects; {@link #staleness} returns how old they are.
 *
 * <p>Thread-safe.
 */
public final class MergedLister {
    private final Map<String, OneCluster> clusters;
    private final GroupVersionResource resource;

    MergedLister(Map<String, OneCluster> clusters, GroupVersionResource resource) {
        this.clusters = clusters;
        this.resource = resource;
    }

    /**
     * An object and its cluster.
     *
     * @param cluster the name of the cluster
     * @param object the object
     */
    public record Placed(String cluster, Unstructured object) {
        /** Rejects null. {@inheritDoc} */
        public Placed {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(object, "object");
        }

        /** {@return the key {@code cluster/namespace/name}, or {@code cluster/name} for a cluster-scoped object} */
        public String key() {
            return cluster + "/" + object.key();
        }

        @Override
        public String toString() {
            return cluster + "/" + object;
        }
    }

    /** {@return all objects, cluster by cluster} */
    public List<Placed> list() {
        return list(LabelSelector.EVERYTHING);
    }

    /**
     * Returns the objects whose labels match a selector.
     *
     * @param selector the selector
     * @return the objects, cluster by cluster
     */
    public List<Placed> list(LabelSelector selector) {
        List<Placed> all = new ArrayList<>();
        listers()
                .forEach((cluster, lister) ->
                        lister.list(selector).forEach(object -> all.add(new Placed(cluster, object))));
        return all;
    }

    /**
     * Returns the objects of one cluster.
     *
     * @param cluster the name of the cluster
     * @return empty if the cluster does not have the resource
     */
    public List<Unstructured> cluster(String cluster) {
        Lister<Unstructured> lister = listers().get(cluster);
        return lister == null ? List.of() : lister.list();
    }

    /**
     * Returns one object.
     *
     * @param cluster the name of the cluster
     * @param namespace {@code ""} for a cluster-scoped object
     * @param name the name
     * @return the object; empty if it is not in the store
     */
    public Optional<Unstructured> get(String cluster, String namespace, String name) {
        Lister<Unstructured> lister = listers().get(cluster);
        if (lister == null) {
            return Optional.empty();
        }
        return namespace.isEmpty()
                ? lister.get(name)
                : lister.namespace(namespace).get(name);
    }

    /**
     * Returns the time since the last change, bookmark or list of this resource.
     *
     * @return the times by cluster; without clusters from which nothing was received
     */
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
