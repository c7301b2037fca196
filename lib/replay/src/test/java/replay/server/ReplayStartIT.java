package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.ReplayException;

/** Errors at the start, and their messages. */
@Timeout(60)
class ReplayStartIT {
    @TempDir
    Path root;

    @Test
    @DisplayName("the error about a port in use names the port and the option to change it")
    void busyPort() throws Exception {
        makeRoot();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> ReplayServer.start(ReplayOptions.of(root).withPort(port)))
                    .isInstanceOf(ReplayException.class)
                    .hasMessageContaining("Port " + port + " on 127.0.0.1 is used")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    @DisplayName("the port is free again after close, and nothing listens on other interfaces")
    void closes() throws Exception {
        makeRoot();
        int port;
        try (ReplayServer server = ReplayServer.start(ReplayOptions.of(root))) {
            port = server.port();
            assertThat(server.tapes()).containsExactly("demo");
            assertThat(server.url("demo")).isEqualTo("http://127.0.0.1:" + port + "/tapes/demo");
            assertThat(server.newSession("demo")).isNotEqualTo(server.newSession("demo"));
            assertThat(server.counts(server.newSession("demo"))).hasToString("none");
            assertThatThrownBy(() -> server.url("dmo"))
                    .isInstanceOf(ReplayException.class)
                    .hasMessage("there is no tape 'dmo'; there are: demo");
            assertThatThrownBy(() -> server.counts("http://127.0.0.1/x")).isInstanceOf(IllegalArgumentException.class);
            // cannot be opened if the server listens on all interfaces
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2")).close();
        }
        new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }

    @Test
    @DisplayName("the error about a missing or broken WireMock root names it")
    void brokenRoot() throws Exception {
        assertThatThrownBy(() -> ReplayServer.start(ReplayOptions.of(root)))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("Expected a folder " + root.resolve("mappings"));
        makeRoot();
        Files.writeString(root.resolve("mappings/broken.json"), "{\"request\": ");
        assertThatThrownBy(() -> ReplayServer.start(ReplayOptions.of(root)))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("broken.json");
    }

    @Test
    @DisplayName("invalid options are rejected")
    void badOptions() {
        ReplayOptions options = ReplayOptions.of(root);
        assertThatThrownBy(() -> options.withPort(70000)).hasMessageContaining("found 70000");
        assertThatThrownBy(() -> options.withSpeed(0)).hasMessageContaining("found 0.0");
        assertThatThrownBy(() -> options.withSpeed(Double.NaN)).hasMessageContaining("found NaN");
    }

    private void makeRoot() throws IOException {
        Files.createDirectories(root.resolve("mappings"));
        Files.createDirectories(root.resolve("__files/tapes/demo"));
    }
}
