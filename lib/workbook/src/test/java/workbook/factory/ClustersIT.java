package workbook.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import informers.api.GroupVersionResource;
import informers.api.LabelSelector;
import informers.client.config.ClientConfig;
import informers.factory.ClusterStats;
import informers.factory.Clusters;
import informers.factory.FactoryOptions;
import informers.factory.MergedLister;
import informers.factory.MergedLister.Placed;
import informers.factory.SyncResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** Many clusters as one: three recorded ones, over real sockets. */
@Timeout(90)
class ClustersIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final GroupVersionResource NODES = GroupVersionResource.core("v1", "nodes");
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");

    private static ReplayServer server;

    @BeforeAll
    static void startServer() {
        server = ReplayServer.start(
                ReplayOptions.of(WorkbookHome.find().wiremock()).withMaxWatches(300));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static Map<String, ClientConfig> clusters(String... tapes) {
        Map<String, ClientConfig> configs = new LinkedHashMap<>();
        for (String tape : tapes) {
            configs.put(tape, ClientConfig.of(server.newSession(tape)));
        }
        return configs;
    }

    @Test
    @DisplayName("all resources of three clusters, and one query for all of them")
    void everythingOfThree() throws Exception {
        try (var clusters =
                new Clusters(clusters("demo", "edge", "gpu"), FactoryOptions.DEFAULT, Clusters.EVERYTHING)) {
            clusters.start();
            assertThat(clusters.waitForCacheSync(SOON))
                    .containsOnlyKeys("demo", "edge", "gpu")
                    .allSatisfy((name, sync) ->
                            assertThat(sync.allSynced()).as(name + ": " + sync).isTrue());
            assertThat(clusters.resourcesOf("gpu")).hasSizeGreaterThan(30);
            await().atMost(SOON)
                    .until(() -> clusters.statsOf("gpu").watching()
                            == clusters.resourcesOf("gpu").size());
            ClusterStats gpu = clusters.statsOf("gpu");
            assertThat(gpu.synced()).isEqualTo(gpu.resources()).isEqualTo(gpu.watching());
            assertThat(gpu.objects()).isGreaterThan(100);
            assertThat(gpu.sinceLastEvent()).isPresent();

            MergedLister nodes = clusters.lister(NODES);
            assertThat(nodes.list())
                    .extracting(Placed::key)
                    .contains("demo/k8s-01")
                    .hasSize(nodes.list().size());
            assertThat(nodes.list().stream().map(Placed::cluster).distinct()).containsExactly("demo", "edge", "gpu");
            assertThat(nodes.cluster("demo")).hasSize(2);
            assertThat(nodes.get("demo", "", "k8s-01")).isPresent();
            assertThat(nodes.get("edge", "", "k8s-01")).isEmpty();

            MergedLister pods = clusters.lister(PODS);
            List<Placed> dns = pods.list(LabelSelector.parse("k8s-app=kube-dns"));
            assertThat(dns).isNotEmpty().allMatch(p -> p.object().namespace().equals("kube-system"));
            assertThat(pods.staleness()).containsOnlyKeys("demo", "edge", "gpu");

            MergedLister widgets = clusters.lister(new GroupVersionResource("example.com", "v1", "widgets"));
            assertThat(widgets.cluster("demo"))
                    .as("a cluster without the resource")
                    .isEmpty();
            assertThat(widgets.list()).isNotEmpty().noneMatch(p -> p.cluster().equals("demo"));
        }
    }

    @Test
    @DisplayName("a cluster that is down does not stop the others; when it is up, its objects are added")
    void oneIsDown() throws Exception {
        int port = freePort();
        Map<String, ClientConfig> configs = clusters("demo");
        configs.put("late", ClientConfig.of("http://127.0.0.1:" + port + "/tapes/gpu"));
        try (var clusters = new Clusters(configs, FactoryOptions.DEFAULT, Clusters.EVERYTHING)) {
            clusters.start();
            Map<String, SyncResult> first = clusters.waitForCacheSync(Duration.ofSeconds(15));
            assertThat(first.get("demo").allSynced()).isTrue();
            assertThat(first.get("late").allSynced()).isFalse();
            assertThat(first.get("late").toString()).contains("nothing listens at 127.0.0.1:" + port);
            assertThat(clusters.lister(PODS).list())
                    .isNotEmpty()
                    .allMatch(p -> p.cluster().equals("demo"));
            assertThat(clusters.lister(PODS).staleness()).containsOnlyKeys("demo");
            assertThat(clusters.statsOf("late")).isEqualTo(new ClusterStats(0, 0, 0, 0, Optional.empty()));

            ReplayServer late =
                    ReplayServer.start(ReplayOptions.of(WorkbookHome.find().wiremock())
                            .withPort(port)
                            .withMaxWatches(100));
            try {
                Map<String, SyncResult> second = clusters.waitForCacheSync(SOON);
                assertThat(second.get("late").allSynced())
                        .as(second.get("late").toString())
                        .isTrue();
                assertThat(clusters.lister(NODES).cluster("late")).isNotEmpty();
            } finally {
                late.close();
            }
            await().atMost(SOON).until(() -> clusters.statsOf("late").watching() == 0);
            assertThat(clusters.lister(NODES).cluster("late"))
                    .as("down again: its last known objects are returned")
                    .isNotEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName("certain resources only; the error about an unknown cluster names the known ones")
    void certainResources() throws Exception {
        try (var clusters = new Clusters(clusters("demo", "edge"), FactoryOptions.DEFAULT, Clusters.resources(PODS))) {
            clusters.start();
            assertThat(clusters.waitForCacheSync(SOON).values()).allMatch(SyncResult::allSynced);
            assertThat(clusters.resourcesOf("edge")).containsExactly(PODS);
            assertThatThrownBy(() -> clusters.resourcesOf("nowhere"))
                    .hasMessage("expected one of the clusters [demo, edge], found \"nowhere\"");
        }
    }
}
