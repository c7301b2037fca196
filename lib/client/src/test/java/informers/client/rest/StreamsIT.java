package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.client.ResourceClient;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.Relay;
import informers.testkit.Relay.Fault;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long-lived responses over real TLS, with HTTP/2 and with HTTP/1.1, through a network that fails. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a read of the network cannot be interrupted
class StreamsIT {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

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
    @ValueSource(strings = {"h2", "http/1.1"})
    void theProtocolIsTheBestThatBothSupport(String protocol) {
        try (StreamServer server = new StreamServer(protocol).onJson("GET /x", "{}");
                RestClient client = RestClient.of(server.config());
                RestResponse response = client.open(RestRequest.get("/x"))) {
            assertThat(response.protocol()).isEqualTo(protocol);
            assertThat(response.bytes()).asString().isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "http/1.1"})
    void aWatchMayBeSilentForLongerThanOtherResponses(String protocol) {
        Timeouts timeouts = Timeouts.DEFAULT.withSilence(Duration.ofMillis(300));
        try (StreamServer server = new StreamServer(protocol).on("GET " + PATH, body -> {
                    Thread.sleep(800);
                    body.writeUtf8(event("1"));
                });
                RestClient client = RestClient.of(server.config(), timeouts);
                Watch<ConfigMap> watch = configMaps(client).watch(ListOptions.ALL)) {
            assertThat(version(watch.next())).contains("1");
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).isEmpty();
            UnreachableException e = catchThrowableOfType(
                    UnreachableException.class, () -> client.send(RestRequest.get(PATH))); // other responses may not
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    private static long secondsUntilItIsOver(Watch<ConfigMap> watch) {
        long from = System.nanoTime();
        assertThat(watch.next()).isEmpty();
        assertThat(watch.failure())
                .hasValueSatisfying(e -> assertThat(e.getMessage())
                        .startsWith("GET https://127.0.0.1:")
                        .containsPattern("in time|broke"));
        return Duration.ofNanos(System.nanoTime() - from).toSeconds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "http/1.1"})
    void aWatchOnADeadConnectionEndsSoonAfterItsTimeout(String protocol) {
        Timeouts timeouts = Timeouts.DEFAULT.withWatchGrace(Duration.ofMillis(500));
        try (StreamServer server = new StreamServer(protocol).onWatch("GET " + PATH, event("1"));
                Relay relay = Relay.to(server.port());
                RestClient client = RestClient.of(server.config(relay.port()), timeouts);
                Watch<ConfigMap> watch = configMaps(client).watch(ListOptions.ALL.withTimeoutSeconds(1L))) {
            assertThat(version(watch.next())).contains("1");
            relay.now(Fault.SWALLOW);
            assertThat(secondsUntilItIsOver(watch)).isLessThan(20);
        }
    }

    @Test
    void withHttp2PingsDetectADeadConnectionEarlier() {
        Timeouts timeouts = Timeouts.DEFAULT.withPing(Duration.ofMillis(300));
        try (StreamServer server = new StreamServer("h2").onWatch("GET " + PATH, event("1"));
                Relay relay = Relay.to(server.port());
                RestClient client = RestClient.of(server.config(relay.port()), timeouts);
                Watch<ConfigMap> watch = configMaps(client).watch(ListOptions.ALL.withTimeoutSeconds(600L))) {
            assertThat(version(watch.next())).contains("1");
            relay.now(Fault.SWALLOW);
            assertThat(secondsUntilItIsOver(watch)).isLessThan(20);
            try (Watch<ConfigMap> next = configMaps(client).watch(ListOptions.ALL)) { // not on the dead connection
                assertThat(version(next.next())).contains("1");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"h2,RESET", "h2,HANG_UP", "http/1.1,RESET", "http/1.1,HANG_UP"})
    void aConnectionThatBreaksInsideAnEventIsAFailureOfTheWatch(String protocol, Fault fault) {
        try (StreamServer server = new StreamServer(protocol)
                        // in one piece: when the first event has arrived, so has the beginning of the second
                        .onWatch("GET " + PATH, event("1") + event("2").substring(0, 40));
                Relay relay = Relay.to(server.port());
                RestClient client = RestClient.of(server.config(relay.port()));
                Watch<ConfigMap> watch = configMaps(client).watch(ListOptions.ALL)) {
            assertThat(version(watch.next())).contains("1");
            relay.now(fault);
            assertThat(secondsUntilItIsOver(watch)).isLessThan(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "http/1.1"})
    void aServerThatNeverRespondsGivesAWatchThatHasEnded(String protocol) {
        Timeouts timeouts = Timeouts.DEFAULT.withSilence(Duration.ofMillis(50));
        try (StreamServer server = new StreamServer(protocol).onHang("GET " + PATH);
                RestClient client = TestClients.withoutWaits(server.config(), timeouts)) {
            Watch<ConfigMap> watch = configMaps(client).watch(ListOptions.ALL);
            assertThat(watch.next()).isEmpty();
            assertThat(watch.failure()).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("in time"));
        }
    }
}
