package informers.factory;

import informers.api.GroupVersionResource;
import informers.client.DiscoveryClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.internal.util.Durations;
import informers.internal.util.Shutdown;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Informers over many clusters, as if they were one: a cluster that cannot be reached leaves the others running, and is
 * tried again until it answers.
 *
 * <pre>{@code
 * try (var clusters = new Clusters(Map.of("a", configA, "b", configB), FactoryOptions.DEFAULT, Clusters.EVERYTHING)) {
 *     clusters.start();
 *     clusters.waitForCacheSync(Duration.ofSeconds(30)).forEach((name, result) -> System.out.println(name + ": " + result));
 *     clusters.lister(Pod.TYPE.resource()).list().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Any thread; a handler must not call {@link #close}. There is no counterpart in client-go, where one writes it by hand:
 * one factory a cluster.
 */
public final class Clusters implements AutoCloseable {
    /** Asks for an informer of everything that can be listed and watched. What discovery does not find is left out. */
    public static final Setup EVERYTHING =
            (client, factory) -> WatchableResources.in(new DiscoveryClient(client).serverPreferredResources())
                    .forEach(resource -> factory.forResource(resource.resource()));

    private final Map<String, OneCluster> clusters = new LinkedHashMap<>();
    private final Concurrency concurrency;

    /** Says what is to be followed in a cluster. It may ask the cluster; if that fails, it is called again later. */
    @FunctionalInterface
    public interface Setup {
        /**
         * Asks the factory for informers.
         *
         * @throws RuntimeException if the cluster does not answer
         */
        void ask(RestClient client, DynamicSharedInformerFactory factory);
    }

    /** Follows certain resources in each cluster. */
    public static Setup resources(GroupVersionResource... resources) {
        return (client, factory) -> {
            for (GroupVersionResource resource : resources) {
                factory.forResource(resource);
            }
        };
    }

    /**
     * Nothing is sent yet.
     *
     * @param configs the clusters by their names, in the order in which they are to be shown
     */
    public Clusters(Map<String, ClientConfig> configs, FactoryOptions options, Setup setup) {
        concurrency = options.concurrency();
        configs.forEach((name, config) -> clusters.put(name, new OneCluster(name, config, options, setup)));
    }

    /** Starts all of them, each on its own. Does not wait. */
    public void start() {
        clusters.values().forEach(OneCluster::start);
    }

    /**
     * Waits until all have their first lists, but not longer than this for all together.
     *
     * @return what came of it, by cluster
     */
    public Map<String, ClusterSync> waitForCacheSync(Duration atMost) throws InterruptedException {
        Map<String, ClusterSync> results = new LinkedHashMap<>();
        long deadline = concurrency.nanoTime() + Durations.nanos(atMost);
        for (OneCluster cluster : clusters.values()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            results.put(cluster.name(), cluster.waitForCacheSync(left));
        }
        return Collections.unmodifiableMap(results);
    }

    /** One resource over all clusters, from what the informers know: no request. */
    public MergedLister lister(GroupVersionResource resource) {
        return new MergedLister(clusters, resource);
    }

    /** What is followed in a cluster, once it has answered. */
    public Set<GroupVersionResource> resourcesOf(String cluster) {
        return known(cluster).resources();
    }

    /** How a cluster stands now. It asks nobody. */
    public ClusterStats stateOf(String cluster) {
        return known(cluster).state();
    }

    private OneCluster known(String cluster) {
        OneCluster one = clusters.get(cluster);
        if (one == null) {
            throw new IllegalArgumentException(
                    "expected one of the clusters " + clusters.keySet() + ", came \"" + cluster + "\"");
        }
        return one;
    }

    /** As {@link #close(Duration)}, with {@link Shutdown#PATIENCE ten seconds}; an interrupt ends the wait and is kept. */
    @Override
    public void close() {
        close(Shutdown.PATIENCE);
    }

    /**
     * Stops all informers of all clusters, and waits for their threads. Threads that still run when the time is over are
     * interrupted, and after one more second left behind, with a warning that names them.
     *
     * @param atMost how long to wait before the interrupt, for all clusters together
     * @return whether no thread is left
     */
    public boolean close(Duration atMost) {
        long from = concurrency.nanoTime();
        clusters.values().forEach(OneCluster::stop);
        boolean ended = true;
        for (OneCluster cluster : clusters.values()) {
            ended &= cluster.close(Shutdown.left(concurrency, from, atMost));
        }
        return ended;
    }
}
