package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;

/** A server with the tapes of the jar. In {@code mvn verify} the classes under test come from the jar, too. */
@Timeout(60)
class JarTapesIT {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the jar has every tape of the repository, and serves it with the faults")
    void tapesOfTheJar() throws Exception {
        assertThat(ReplayServer.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .as("where the classes come from")
                .endsWith(".jar");
        try (ReplayServer server = ReplayServer.start()) {
            assertThat(server.tapes()).containsExactlyElementsOf(shipped());
            for (String tape : server.tapes()) {
                assertThat(Http.get(server.newSession(tape) + "/version").body())
                        .as(tape)
                        .contains("gitVersion");
            }
            assertThat(Http.get(server.newSession("demo") + "/api/v1/namespaces/default/pods?limit=1")
                            .body())
                    .contains("\"kind\":\"PodList\"");
            assertThat(Http.get(server.faultUrl("too-many-requests")).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    @DisplayName("two servers read the same jar; one that is closed does not close it for the other")
    void twoServers() throws Exception {
        try (ReplayServer one = ReplayServer.start()) {
            ReplayServer.start().close();
            assertThat(Http.get(one.newSession("gpu") + "/version").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName(
            "a tape in a folder of its own is served together with those of the jar, and replaces one of the same name")
    void tapeInAFolder() throws Exception {
        Path mine = copyOfDemo("mine");
        Path demo = copyOfDemo("demo");
        Files.writeString(
                demo.resolve("tape.json"),
                Files.readString(demo.resolve("tape.json"))
                        .replaceFirst(
                                "\\{",
                                "{\"refuse\": [{\"verbs\": [\"list\"], \"resources\": [\"pods\"], \"status\": 503}],"));
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.DEFAULT.withTape(mine).withTape(demo))) {
            assertThat(server.tapes()).contains("demo", "mine", "rollout");
            assertThat(Http.get(server.newSession("mine") + "/api/v1/pods").statusCode())
                    .isEqualTo(200);
            assertThat(Http.get(server.newSession("demo") + "/api/v1/pods").statusCode())
                    .isEqualTo(503);
        }
    }

    private Path copyOfDemo(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(Fixtures.tapes().resolve("demo"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /** Returns the tapes of the repository, without those that a user has recorded. */
    private static List<String> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(Fixtures.tapes())) {
            return folders.filter(tape -> !recordedHere(tape))
                    .map(tape -> tape.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean recordedHere(Path tape) {
        try {
            return Files.readString(tape.resolve("tape.json")).contains("\"recordedBy\"");
        } catch (IOException e) {
            return true;
        }
    }
}
