package informers.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Status;
import informers.logs.CapturedLogs;
import informers.testkit.DeadPort;
import informers.testkit.SeededRuns;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An outage is logged once after a minute, and once when it is over, for all clients of the server. */
class ServerContactTest {
    private static RestException refused(String server) {
        return new UnreachableException(
                "GET", server + "/api", UnreachableException.Reason.REFUSED, "nothing listens", new ConnectException());
    }

    private static List<String> lines(String server) {
        return CapturedLogs.lines().stream().filter(l -> l.contains(server)).toList();
    }

    @Test
    @DisplayName("ten informers that fail for sixteen minutes: one WARN after a minute, one INFO at the end")
    void oneLineForAll() {
        String server = "https://one.example:6443";
        SeededRuns.run(concurrency -> {
            ServerContact contact = new ServerContact(server, concurrency);
            contact.heard();
            concurrency.sleep(Duration.ofSeconds(5));
            for (int second = 0; second < 16 * 60; second += 15) {
                for (int informer = 0; informer < 10; informer++) {
                    contact.failed(refused(server));
                }
                assertThat(lines(server)).hasSize(second < 60 ? 0 : 1);
                assertThat(contact.staleness()).isEqualTo(Duration.ofSeconds(second + 5));
                concurrency.sleep(Duration.ofSeconds(15));
            }
            contact.heard();
            contact.heard();
            assertThat(contact.staleness()).isZero();
        });
        assertThat(lines(server)).hasSize(2);
        assertThat(lines(server).get(0))
                .contains("WARN", "no contact with " + server + " for 65 s", "lastContact=1970-01-01T00:00:00Z")
                .contains("failedRequests=41", "reason=REFUSED", "nothing listens");
        assertThat(lines(server).get(1)).contains("INFO", "responds again after 965 s", "failedRequests=640");
    }

    @Test
    @DisplayName("a short outage is not logged, nor is a long silence of a watch before one request fails")
    void shortOnes() {
        String server = "https://short.example:6443";
        SeededRuns.run(concurrency -> {
            ServerContact contact = new ServerContact(server, concurrency);
            contact.heard();
            concurrency.sleep(Duration.ofMinutes(10));
            for (int i = 0; i < 20; i++) {
                contact.failed(refused(server));
                concurrency.sleep(Duration.ofSeconds(59));
                contact.failed(refused(server));
                contact.heard();
            }
        });
        assertThat(lines(server)).isEmpty();
    }

    @Test
    @DisplayName(
            "each outage has two log lines; they show whether the server has ever responded; 503 counts as an outage")
    void eachOutage() {
        String server = "https://again.example:6443";
        SeededRuns.run(concurrency -> {
            ServerContact contact = new ServerContact(server, concurrency);
            for (int outage = 0; outage < 2; outage++) {
                for (int i = 0; i < 5; i++) {
                    contact.failed(new ApiException(
                            "GET", server + "/x", 503, Status.failure(503, "ServiceUnavailable", "no backend"), 0));
                    concurrency.sleep(Duration.ofSeconds(20));
                }
                contact.heard();
                concurrency.sleep(Duration.ofSeconds(1));
            }
        });
        assertThat(lines(server)).hasSize(4);
        assertThat(lines(server).get(0)).contains("lastContact=never", "reason=HTTP 503");
        assertThat(lines(server).get(2)).contains("WARN").doesNotContain("never");
    }

    @Test
    @DisplayName("a client and its scopes share one state")
    void scopes() throws IOException {
        try (DeadPort port = new DeadPort();
                RestClient client =
                        RestClient.of(informers.client.config.ClientConfig.of("http://127.0.0.1:" + port.number()));
                RestClient scope = client.scope()) {
            assertThat(client.staleness()).isZero();
            assertThatThrownBy(() -> scope.send(RestRequest.get("/api"))).isInstanceOf(UnreachableException.class);
            assertThat(client.staleness()).isPositive();
            assertThat(client.withRateLimit(RateLimit.DEFAULT).staleness()).isPositive();
        }
        try (TestServer server = new TestServer();
                RestClient client = RestClient.of(server.config())) {
            server.on("GET /bad", TestServer.text(503, "text/plain", "no backend"));
            assertThatThrownBy(() -> client.send(RestRequest.get("/bad"))).isInstanceOf(ApiException.class);
            assertThat(client.staleness()).isPositive();
            assertThatThrownBy(() -> client.scope().send(RestRequest.get("/none")))
                    .isInstanceOf(ApiException.class);
            assertThat(client.staleness()).as("a 404 is a response").isZero();
        }
    }
}
