package informers.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ListOptions;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/** A tape of Kubernetes 1.38, whose watch cache is late for the first two consistent lists of ConfigMaps. */
@Timeout(60)
class Server138IT {
    private static final Path DEMO = Path.of("../../wiremock-mappings/__files/tapes/demo");
    private static final String LATE = "{\"refuse\": [{\"verbs\": [\"list\"], \"resources\": [\"configmaps\"],"
            + " \"lateCache\": true, \"times\": 2}],";

    @TempDir
    private Path folder;

    private ReplayServer server;
    private RestClient rest;

    @BeforeEach
    void start() throws IOException {
        Path tape = Files.createDirectory(folder.resolve("later"));
        try (Stream<Path> files = Files.list(DEMO)) {
            files.forEach(file -> copy(file, tape.resolve(file.getFileName())));
        }
        change(tape.resolve("tape.json"), "{", LATE);
        change(tape.resolve("discovery.jsonl"), "\"minor\":\"36\"", "\"minor\":\"38+\"");
        server = ReplayServer.start(ReplayOptions.DEFAULT.withTape(tape));
        rest = RestClient.of(ClientConfig.of(server.newSession("later")));
    }

    @AfterEach
    void stop() {
        rest.close();
        server.close();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(from);
        assertThat(at).isNotNegative();
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    private ApiException refused(RestRequest request) {
        return catchThrowableOfType(ApiException.class, () -> rest.send(request));
    }

    @Test
    @DisplayName("C83 a path that is not served is answered with a Status since 1.38, and with a text before")
    void unknownPath() {
        RestRequest unknown = RestRequest.get("/apis/nobody.example/v1/things");
        ApiException now = refused(unknown);
        assertThat(now.isNotFound()).isTrue();
        assertThat(new String(now.body()))
                .isEqualTo(
                        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":"
                                + "\"the server could not find the requested resource\",\"reason\":\"NotFound\",\"code\":404}");
        try (RestClient old = RestClient.of(ClientConfig.of(server.newSession("demo")))) {
            ApiException before = catchThrowableOfType(ApiException.class, () -> old.send(unknown));
            assertThat(new String(before.body())).isEqualTo("404 page not found\n");
            assertThat(before.isNotFound()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "C84 a consistent list that the server's cache is late for is repeated after a second, unseen by its caller")
    void lateCache() {
        long from = System.nanoTime();
        assertThat(new Clientset(rest).coreV1().configMaps("").list().items()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @DisplayName("C84 a list at version 0 does not wait for the server's cache")
    void anyVersion() {
        long from = System.nanoTime();
        assertThat(new Clientset(rest)
                        .coreV1()
                        .configMaps("")
                        .list(ListOptions.ALL.withResourceVersion("0"))
                        .items())
                .isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
    }
}
