package workbook.readme;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.DeadPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.House;

/** What each chapter's script says when it cannot go on: a clear error, a status that is not 0, no stack trace. */
@DisabledOnOs(OS.WINDOWS)
class ScriptErrorsIT {
    private static final String ONE = "01-clients";
    private static final Map<String, Launcher.Run> helps = new HashMap<>();

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
        var run = help(chapter);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Usage: " + chapter, "--help");
    }

    /** Every script has its own way to its first request: so each is asked, and only this. */
    @ParameterizedTest
    @MethodSource("chaptersWithACluster")
    void aDeadServerIsTold(String chapter) throws Exception {
        try (DeadPort dead = new DeadPort()) {
            String server = "http://127.0.0.1:" + dead.number();
            expect(1, chapter + " --kubeconfig '" + kubeconfig(server) + "'", server);
        }
    }

    /** What follows is the scripts' common part: one chapter speaks for all. */
    @Test
    void aBadOptionIsTold() throws Exception {
        expect(2, ONE + " --no-such-option", "--no-such-option", "./jbang " + ONE + " --help");
    }

    @Test
    void anUnknownTapeIsToldWithTheKnownOnes() throws Exception {
        expect(1, ONE + " --tape no-such-tape", "no-such-tape", "demo", "rollout");
    }

    @Test
    void aMissingKubeconfigIsNamed() throws Exception {
        Path missing = folder.resolve("missing");
        expect(1, ONE + " --kubeconfig '" + missing + "'", missing.toString());
    }

    @Test
    void aBrokenKubeconfigIsNamedWithItsLine() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken"), "apiVersion: v1\nclusters: {\n");
        expect(1, ONE + " --kubeconfig '" + broken + "'", broken.toString(), "line ");
    }

    @Test
    void anUnknownContextIsToldWithTheKnownOnes() throws Exception {
        expect(1, ONE + " --kubeconfig '" + kubeconfig("http://127.0.0.1:1") + "' --context other", "other", "one");
    }

    /** Chapters that need no cluster know no tapes. */
    static List<String> chaptersWithACluster() throws Exception {
        List<String> found = new ArrayList<>();
        for (String chapter : chapters()) {
            if (help(chapter).out().contains("--tape")) {
                found.add(chapter);
            }
        }
        return found;
    }

    /** Each run costs a second or two: so each chapter is asked once. */
    private static Launcher.Run help(String chapter) throws Exception {
        Launcher.Run known = helps.get(chapter);
        if (known == null) {
            known = Launcher.run(House.find().root(), "./jbang " + chapter + " --help");
            helps.put(chapter, known);
        }
        return known;
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
}
