package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ListOptions;
import informers.api.Pod;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.testkit.Relay;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More than a hundred watches on one cluster, and a LIST at the same time. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class ManyWatchesIT {
    /** @return the number of connections */
    private static int watchAndList(ClientConfig config, Relay relay, int count) {
        try (RestClient client = RestClient.of(config)) {
            ResourceClient<Pod> pods = new ResourceClient<>(client, Pod.TYPE, "default");
            List<Watch<Pod>> watches = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                watches.add(pods.watch(ListOptions.ALL.withResourceVersion("510")));
            }
            long start = System.nanoTime();
            assertThat(pods.list().items()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            for (Watch<Pod> watch : watches) {
                assertThat(watch.next()).map(WatchEvent::resourceVersion).contains("515");
            }
            return relay.accepted();
        }
    }

    @Test
    @DisplayName("on HTTP/1.1 each watch has a connection of its own")
    void http1() {
        try (Relay relay = Relay.to(SharedServer.get().port())) {
            String cluster = SharedServer.get().newSession("rollout").replaceFirst(":\\d+", ":" + relay.port());
            assertThat(watchAndList(ClientConfig.of(cluster), relay, 100)).isEqualTo(101);
        }
    }

    @Test
    @DisplayName(
            "on HTTP/2 watches share a connection up to the server's stream limit (Jetty: 128), then open a second one")
    void http2(@TempDir Path folder) throws Exception {
        var certificate =
                HttpsReplay.signed().addSubjectAlternativeName("127.0.0.1").build();
        try (HttpsReplay server = HttpsReplay.start(folder, certificate, true, false, 300)) {
            for (int[] watchesAndConnections : new int[][] {{100, 1}, {140, 2}}) {
                try (Relay relay = Relay.to(server.port())) {
                    ClientConfig config = HttpsReplay.config(relay.port(), "rollout");
                    assertThat(watchAndList(config, relay, watchesAndConnections[0]))
                            .isEqualTo(watchesAndConnections[1]);
                }
            }
        }
    }
}
