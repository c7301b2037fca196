package workbook.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.House;

/** What each chapter's script says when it cannot go on: a clear error, a status that is not 0, no stack trace. */
@DisabledOnOs(OS.WINDOWS)
class ScriptErrorsIT {
    private static final List<String> withACluster = new ArrayList<>();

    private final Path house = House.find().root();

    @TempDir
    Path folder;

    /** The chapters that can be run by name. */
    static List<String> chapters() throws IOException {
        String catalog = Files.readString(House.find().root().resolve("jbang-catalog.json"));
        return House.find().chapters().stream()
                .filter(name -> catalog.contains("\"" + name + "\""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void helpShowsTheOptions(String chapter) throws Exception {
        var run = Launcher.run(house, "./jbang " + chapter + " --help");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Usage: " + chapter, "--help");
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void aBadOptionIsTold(String chapter) throws Exception {
        expect(2, chapter + " --no-such-option", "--no-such-option", "./jbang " + chapter + " --help");
    }

    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void anUnknownTapeIsToldWithTheKnownOnes(String chapter) throws Exception {
        expect(1, chapter + " --tape no-such-tape", "no-such-tape", "demo", "rollout");
    }

    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void aMissingKubeconfigIsNamed(String chapter) throws Exception {
        Path missing = folder.resolve("missing");
        expect(1, chapter + " --kubeconfig '" + missing + "'", missing.toString());
    }

    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void aBrokenKubeconfigIsNamedWithItsLine(String chapter) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "apiVersion: v1\nclusters: {\n");
        expect(1, chapter + " --kubeconfig '" + broken + "'", broken.toString(), "line ");
    }

    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void anUnknownContextIsToldWithTheKnownOnes(String chapter) throws Exception {
        expect(1, chapter + " --kubeconfig '" + kubeconfig("http://127.0.0.1:1") + "' --context other", "other", "one");
    }

    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void aDeadServerIsTold(String chapter) throws Exception {
        String server = "http://127.0.0.1:" + deadPort();
        expect(1, chapter + " --kubeconfig '" + kubeconfig(server) + "'", server);
    }

    /** Chapters that need no cluster know no tapes. Each run costs a second or two: so they are asked once. */
    static List<String> chaptersWithACluster() throws Exception {
        if (withACluster.isEmpty()) {
            for (String chapter : chapters()) {
                var help = Launcher.run(House.find().root(), "./jbang " + chapter + " --help");
                if (help.out().contains("--tape")) {
                    withACluster.add(chapter);
                }
            }
        }
        return withACluster;
    }

    private void expect(int status, String arguments, String... words) throws Exception {
        var run = Launcher.run(house, "./jbang " + arguments);

        assertThat(run.err()).contains(words).contains("Error: ").doesNotContain("\tat ", "unexpected java.");
        assertThat(run.status()).isEqualTo(status);
    }

    private Path kubeconfig(String server) throws IOException {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: one
                clusters: [{name: a, cluster: {server: "%s"}}]
                contexts: [{name: one, context: {cluster: a}}]
                """.formatted(server));
    }

    /** A port at which nobody listens: it was free a moment ago. */
    private static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
