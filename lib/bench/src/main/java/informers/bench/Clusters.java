package informers.bench;

import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A thousand informers in one JVM: 100 clients, as for 100 clusters, each with ten informers of 100 objects. All clients
 * connect to the one load server, and ten namespaces stand for ten kinds.
 *
 * <p>Used by one thread.
 */
final class Clusters {
    private static final int CLUSTERS = 100;
    private static final int KINDS = 10;

    /** Clusters that list at the same time: a list is in memory as it came until it is complete. */
    private static final int AT_ONCE = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SharedIndexInformer<Pod>> informers = new ArrayList<>();

    private Clusters() {}

    /**
     * Starts them, and waits until all have synced.
     *
     * @param parts the same for all, so that compressed stores share a dictionary
     */
    static Clusters start(String server, InformerParts<Pod> parts) throws InterruptedException {
        Clusters clusters = new Clusters();
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            RestClient client = RestClient.of(ClientConfig.of(server));
            for (int kind = 0; kind < KINDS; kind++) {
                var listWatch = ListWatch.filtered(client, Pod.TYPE, "ns-" + kind, UnaryOperator.identity());
                SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(InformerOptions.of(listWatch, Pod.TYPE)
                        .withIndexers(Map.of("app", IndexFunc.label("app")))
                        .withParts(parts));
                clusters.informers.add(informer);
                informer.start();
            }
            if (cluster % AT_ONCE == AT_ONCE - 1) {
                clusters.awaitSynced();
            }
        }
        return clusters;
    }

    private void awaitSynced() throws InterruptedException {
        for (SharedIndexInformer<Pod> informer : informers) {
            if (!informer.awaitSynced(PATIENCE)) {
                throw new IllegalStateException("timed out after " + PATIENCE + " waiting for the first lists");
            }
        }
    }

    int objects() {
        return informers.stream()
                .mapToInt(informer -> informer.indexer().listKeys().size())
                .sum();
    }

    /** Finds the keys of an app in all clusters: one of each hundred objects. */
    int keysOf(String app) {
        return informers.stream()
                .mapToInt(informer -> informer.indexer().indexKeys("app", app).size())
                .sum();
    }

    /** Finds the objects themselves. */
    int objectsOf(String app) {
        return informers.stream()
                .mapToInt(informer -> informer.indexer().byIndex("app", app).size())
                .sum();
    }
}
