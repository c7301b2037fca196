import informers.api.Unstructured;
import informers.client.DynamicClient;
import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.client.rest.RestClient;
import informers.api.GroupVersionResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.cli.House;
import workbook.replay.ReplayOptions;
import workbook.replay.ReplayServer;

/** Given: the clusters of this chapter's script. Recorded ones, the second behind a wire that can be cut; or real ones. */
final class Sites implements AutoCloseable {
    /** The one behind the wire. */
    static final String FRAGILE = "edge";

    private static final List<String> TAPES = List.of("demo", FRAGILE, "gpu");
    private static final int MOST_WATCHES = 300;

    private final Map<String, ClientConfig> configs = new LinkedHashMap<>();
    private ReplayServer server;
    private String fragile = "";
    private Wire wire;

    private Sites() {}

    /** @param speed of the stories */
    static Sites recorded(double speed) {
        Sites sites = new Sites();
        sites.server = ReplayServer.start(ReplayOptions.of(House.find().wiremock())
                .withSpeed(speed)
                .withMaxWatches(MOST_WATCHES));
        sites.wire = new Wire(sites.server.port());
        for (String tape : TAPES) {
            String url = sites.server.newSession(tape);
            if (tape.equals(FRAGILE)) {
                sites.fragile = url;
                url = url.replace(":" + sites.server.port() + "/", ":" + sites.wire.port() + "/");
            }
            sites.configs.put(tape, ClientConfig.of(url));
        }
        return sites;
    }

    static Sites real(Kubeconfig kubeconfig, List<String> contexts) {
        Sites sites = new Sites();
        contexts.forEach(context -> sites.configs.put(context, kubeconfig.clientConfig(context)));
        return sites;
    }

    Map<String, ClientConfig> configs() {
        return configs;
    }

    boolean areRecorded() {
        return server != null;
    }

    Wire wire() {
        return wire;
    }

    /** Somebody else, who sits beside the fragile cluster, makes a ConfigMap there. */
    void writeBesideTheWire(String name) {
        try (RestClient rest = RestClient.of(ClientConfig.of(fragile))) {
            new DynamicClient(rest)
                    .resource(GroupVersionResource.core("v1", "configmaps"))
                    .namespace("default")
                    .create(Unstructured.fromYaml("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
                            + ", namespace: default}\n"));
        }
    }

    /** How many LISTs the fragile cluster has had. */
    long lists() {
        return server.counts(fragile).of("LIST");
    }

    /** How many WATCHes the fragile cluster has had, streamed lists too. */
    long watches() {
        return server.counts(fragile).of("WATCH");
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
