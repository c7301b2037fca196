package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.client.ResourceClient;
import informers.testkit.Relay;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many watches on one server, over real TLS. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class ManyWatchesIT {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final String LIST = "/api/v1/namespaces/default/secrets";

    private static String event(String version) {
        return """
                {"type":"ADDED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","resourceVersion":"%s"}}}
                """.formatted(version);
    }

    private static ResourceClient<ConfigMap> configMaps(RestClient client) {
        return new ResourceClient<>(client, ConfigMap.TYPE, "default");
    }

    private static Optional<String> version(Optional<WatchEvent<ConfigMap>> event) {
        return event.map(WatchEvent::resourceVersion);
    }

    @ParameterizedTest
    @DisplayName("Bug 43: no limit of five per host: with a hundred watches open, a LIST gets its response at once")
    @CsvSource({"h2,1", "http/1.1,101"})
    void aListBesidesAHundredWatchesGetsItsResponseAtOnce(String protocol, int connections) {
        try (StreamServer server = new StreamServer(protocol)
                        .onWatch("GET " + PATH, event("1"))
                        .onJson("GET " + LIST, "{}");
                Relay relay = Relay.to(server.port());
                RestClient client = RestClient.of(server.config(relay.port()))) {
            List<Watch<ConfigMap>> watches = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                watches.add(configMaps(client).watch(ListOptions.ALL));
            }
            RestRequest list = RestRequest.get(LIST).withTimeout(Duration.ofSeconds(10));
            assertThat(client.send(list)).asString().isEqualTo("{}");
            for (Watch<ConfigMap> watch : watches) {
                assertThat(version(watch.next())).contains("1");
            }
            assertThat(relay.accepted()).isEqualTo(connections);
        }
    }

    @Test
    void aWatchThatNobodyReadsDoesNotBlockOthersOnItsConnection() {
        String big = event("1")
                .replace("\"name\":\"a\"", "\"name\":\"a\",\"labels\":{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
        try (StreamServer server = new StreamServer("h2").on("GET " + PATH, body -> {
                    for (int i = 0; i < 18; i++) { // OkHttp buffers 16 MB that nobody has read
                        body.writeUtf8(big);
                        body.flush();
                    }
                });
                RestClient client = RestClient.of(server.config())) {
            try (Watch<ConfigMap> slow = configMaps(client).watch(ListOptions.ALL);
                    Watch<ConfigMap> quick = configMaps(client).watch(ListOptions.ALL)) {
                for (int i = 0; i < 18; i++) {
                    assertThat(version(quick.next())).contains("1");
                }
                for (int i = 0; i < 18; i++) {
                    assertThat(version(slow.next())).contains("1");
                }
            }
        }
    }
}
