package workbook.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
