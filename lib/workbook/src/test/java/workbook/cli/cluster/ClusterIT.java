package workbook.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import replay.ReplayException;

/** A script without --context uses a tape, in a session of its own. */
class ClusterIT {
    @Command(name = "toy")
    static final class Toy {
        @Mixin
        final ClusterOptions cluster = new ClusterOptions("demo");
    }

    @Test
    void aTapeIsServedUntilItIsClosed() throws IOException {
        String server;
        try (Cluster cluster = open("--namespace=kube-system")) {
            server = cluster.config().server();
            assertThat(cluster).hasToString("the recorded cluster demo");
            assertThat(cluster.config().namespace()).isEqualTo("kube-system");
            assertThat(cluster.requests()).isEqualTo("none");

            assertThat(get(server + "/api/v1/namespaces/kube-system/pods")).contains("\"kind\":\"PodList\"");

            assertThat(cluster.requests()).isEqualTo("1 LIST");
        }
        assertThatThrownBy(() -> get(server + "/version")).isInstanceOf(ConnectException.class);
    }

    @Test
    void anUnknownTapeIsReportedWithThoseThatExist() {
        assertThatThrownBy(() -> open("--tape=dmeo"))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("dmeo")
                .hasMessageContaining("demo");
    }

    @Test
    void aScriptThatSkipsWaitsGetsAllChangesOfHalfAMinuteAtOnce() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Cluster cluster = openSkipping("--tape=rollout")) {
            long from = cluster.concurrency().nanoTime();
            String events = get(
                    cluster.config().server()
                            + "/api/v1/namespaces/default/pods?watch=true&resourceVersion=510&allowWatchBookmarks=true&timeoutSeconds=30");

            assertThat(events.lines().filter(line -> line.contains("\"type\":\"DELETED\"")))
                    .hasSize(3);
            assertThat(events.lines().reduce((first, last) -> last))
                    .as("the server sends a bookmark two seconds before the end")
                    .hasValueSatisfying(last -> assertThat(last).contains("BOOKMARK", "\"585\""));
            Duration passed = Duration.ofNanos(cluster.concurrency().nanoTime() - from);
            assertThat(passed).as("on the clock of server and script").isBetween(seconds(30), seconds(45));
            cluster.concurrency().sleep(Duration.ofHours(1));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(seconds(25));
    }

    @Test
    void withASpeedNothingIsSkipped() throws InterruptedException {
        try (Cluster cluster = openSkipping("--speed=1")) {
            long begin = System.nanoTime();
            cluster.concurrency().sleep(Duration.ofMillis(300));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    private static Cluster openSkipping(String... args) {
        var toy = new Toy();
        new CommandLine(toy).parseArgs(args);
        return toy.cluster.skippingWaits().open();
    }

    private static Cluster open(String... args) {
        var toy = new Toy();
        new CommandLine(toy).parseArgs(args);
        return toy.cluster.open();
    }

    private static String get(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        try (var body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }
}
