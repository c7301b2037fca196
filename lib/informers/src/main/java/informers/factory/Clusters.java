package informers.factory;

import informers.api.GroupVersionResource;
import informers.client.ApiResource;
import informers.client.DiscoveredResources;
import informers.client.DiscoveryClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.internal.util.Durations;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Informers over many clusters. A cluster that cannot be reached does not affect the others, and is retried until it
 * responds.
 *
 * <pre>{@code
 * try (var clusters = new Clusters(Map.of("a", configA, "b", configB), FactoryOptions.DEFAULT, Clusters.EVERYTHING)) {
 *     clusters.start();
 *     clusters.waitForCacheSync(Duration.ofSeconds(30)).forEach((name, result) -> System.out.println(name + ": " + result));
 *     clusters.lister(Pod.TYPE.resource()).list().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Thread-safe; but a handler must not call {@link #close}. There is no counterpart in client-go, where a program creates
 * one factory for each cluster.
 */
public final class Clusters implements AutoCloseable {
    /** Requests an informer for every resource that can be listed and watched, as far as discovery finds it. */
    public static final Setup EVERYTHING =
            (client, factory) -> watchable(new DiscoveryClient(client).serverPreferredResources())
                    .forEach(resource -> factory.forResource(resource.resource()));

    private final Map<String, OneCluster> clusters = new LinkedHashMap<>();
    private final Concurrency concurrency;

    /** Requests the informers of a cluster. It may send requests to the cluster; if they fail, it is called again later. */
    @FunctionalInterface
    public interface Setup {
        /**
         * Requests informers from the factory.
         *
         * @param client a client for the cluster
         * @param factory the cluster's factory
         * @throws RuntimeException if the cluster cannot be reached
         */
        void ask(RestClient client, DynamicSharedInformerFactory factory);
    }

    /**
     * Returns a setup that requests the same resources in each cluster.
     *
     * @param resources the resources
     * @return the setup
     */
    public static Setup resources(GroupVersionResource... resources) {
        return (client, factory) -> {
            for (GroupVersionResource resource : resources) {
                factory.forResource(resource);
            }
        };
    }

    /**
     * Returns the resources of a cluster that an informer can watch: those that can be listed and watched, each once, in the
     * version that the server prefers. In client-go a program does this with {@code discovery.ServerPreferredResources} and
     * {@code FilteredBy}.
     *
     * @param discovered the result of discovery; if a part of it failed, see {@link DiscoveredResources#failureMessage}
     * @return the resources that discovery found
     */
    public static List<ApiResource> watchable(DiscoveredResources discovered) {
        return discovered
                .preferred()
                .filteredBy(resource -> resource.supports("list", "watch"))
                .resources()
                // The events of the core group again: the same objects in another group.
                .filter(resource -> !(resource.group().equals("events.k8s.io")
                        && resource.name().equals("events")))
                .toList();
    }

    /**
     * Creates informers over clusters. It sends no request before {@link #start}.
     *
     * @param configs the configurations by the names of the clusters; their order is kept in results
     * @param options the options of all informers
     * @param setup requests the informers of a cluster
     */
    public Clusters(Map<String, ClientConfig> configs, FactoryOptions options, Setup setup) {
        concurrency = options.concurrency();
        configs.forEach((name, config) -> clusters.put(name, new OneCluster(name, config, options, setup)));
    }

    /** Starts the informers of all clusters, independently of each other. Does not wait. */
    public void start() {
        clusters.values().forEach(OneCluster::start);
    }

    /**
     * Waits until all informers have synced, or the time is over.
     *
     * @param atMost the longest time to wait, for all clusters together
     * @return the results by cluster
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Map<String, SyncResult> waitForCacheSync(Duration atMost) throws InterruptedException {
        Map<String, SyncResult> results = new LinkedHashMap<>();
        long deadline = concurrency.nanoTime() + Durations.nanos(atMost);
        for (OneCluster cluster : clusters.values()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            results.put(cluster.name(), cluster.waitForCacheSync(left));
        }
        return Collections.unmodifiableMap(results);
    }

    /**
     * Returns a lister of one resource over all clusters. It reads the informers' stores, and sends no request.
     *
     * @param resource the resource
     * @return the lister
     */
    public MergedLister lister(GroupVersionResource resource) {
        return new MergedLister(clusters, resource);
    }

    /**
     * Returns the resources for which a cluster has informers.
     *
     * @param cluster the name of the cluster
     * @return empty if the cluster has not responded yet
     * @throws IllegalArgumentException if there is no cluster of this name
     */
    public Set<GroupVersionResource> resourcesOf(String cluster) {
        return known(cluster).resources();
    }

    /**
     * Returns the figures of a cluster's informers. Sends no request.
     *
     * @param cluster the name of the cluster
     * @return a snapshot
     * @throws IllegalArgumentException if there is no cluster of this name
     */
    public ClusterStats statsOf(String cluster) {
        return known(cluster).stats();
    }

    private OneCluster known(String cluster) {
        OneCluster one = clusters.get(cluster);
        if (one == null) {
            throw new IllegalArgumentException(
                    "expected one of the clusters " + clusters.keySet() + ", found \"" + cluster + "\"");
        }
        return one;
    }

    /**
     * Stops all informers and waits for their threads, as {@link #close(Duration)} does, for at most
     * ten seconds. If the calling thread is interrupted, it stops waiting, and its interrupt flag
     * is set on return.
     */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Stops all informers of all clusters, then waits for the threads of all together. Threads that still run after this
     * time are interrupted. One that still runs a second later is named in a warning and left behind.
     *
     * @param atMost how long to wait before the interrupt, for all clusters together
     * @return whether all threads have ended
     */
    public boolean close(Duration atMost) {
        return OneCluster.closeAll(concurrency, clusters.values(), atMost);
    }
}
