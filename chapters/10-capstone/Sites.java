import informers.api.Unstructured;
import informers.client.DynamicClient;
import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.client.rest.RestClient;
import informers.api.GroupVersionResource;
import informers.util.Concurrency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.cli.cluster.RecordedTapes;
import workbook.cli.cluster.SkippedWaits;
import replay.server.ReplayServer;

/**
 * Given: the clusters of this chapter's script. Recorded ones, one of them behind a connection that can be cut; or real
 * ones.
 */
final class Sites implements AutoCloseable {
    /** The tapes that are replayed if none is given. */
    static final List<String> TAPES = List.of("demo", "edge", "gpu");

    private static final int WATCHES_OF_ONE = 100;

    private final Map<String, ClientConfig> configs = new LinkedHashMap<>();
    private Concurrency concurrency = Concurrency.threads();
    private ReplayServer server;
    private String fragileName = "";
    private String fragile = "";
    private Wire wire;

    private Sites() {}

    /**
     * Starts a replay server.
     *
     * @param tapes the second one (or the only one) is behind the connection that can be cut
     * @param speed how fast the recorded changes are replayed; 1 is as fast as they were recorded
     */
    static Sites recorded(List<String> tapes, double speed) {
        Sites sites = new Sites();
        sites.server = ReplayServer.start(RecordedTapes.options()
                .withSpeed(speed)
                .withMaxWatches(WATCHES_OF_ONE * tapes.size()));
        try {
            sites.wire = new Wire(sites.server.port());
            sites.fragileName = tapes.get(Math.min(1, tapes.size() - 1));
            tapes.forEach(sites::add); // throws if there is no such tape
            return sites;
        } catch (RuntimeException e) {
            sites.close();
            throw e;
        }
    }

    private void add(String tape) {
        String url = server.newSession(tape);
        if (tape.equals(fragileName)) {
            fragile = url;
            url = url.replace(":" + server.port() + "/", ":" + wire.port() + "/");
        }
        configs.put(tape, ClientConfig.of(url).withOrigin("the tape " + tape));
    }

    static Sites real(Kubeconfig kubeconfig, List<String> contexts) {
        Sites sites = new Sites();
        List<String> names = contexts.isEmpty() ? List.of(kubeconfig.currentContext()) : contexts;
        names.forEach(context -> sites.configs.put(context, kubeconfig.clientConfig(context)));
        return sites;
    }

    Map<String, ClientConfig> configs() {
        return configs;
    }

    boolean areRecorded() {
        return server != null;
    }

    /** Skips the waits of the informers. */
    Sites skippingWaits() {
        concurrency = new SkippedWaits();
        return this;
    }

    /** Returns what the informers and the script wait with. */
    Concurrency concurrency() {
        return concurrency;
    }

    /** Returns the name of the cluster behind the connection that can be cut. */
    String fragile() {
        return fragileName;
    }

    Wire wire() {
        return wire;
    }

    /** Creates a ConfigMap in the fragile cluster, not through the connection that can be cut. */
    void createConfigMapDirectly(String namespace, String name) {
        try (RestClient rest = RestClient.of(ClientConfig.of(fragile))) {
            new DynamicClient(rest)
                    .resource(GroupVersionResource.core("v1", "configmaps"))
                    .namespace(namespace)
                    .create(Unstructured.fromYaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                            + ", namespace: " + namespace + "}\n"));
        }
    }

    /** Returns how many LISTs the fragile cluster has received. */
    long lists() {
        return server.counts(fragile).of("LIST");
    }

    /** Returns how many WATCHes the fragile cluster has received, including streamed lists. */
    long watches() {
        return server.counts(fragile).of("WATCH");
    }

    @Override
    public void close() {
        if (concurrency instanceof SkippedWaits waits) {
            waits.close();
        }
        if (wire != null) {
            wire.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
