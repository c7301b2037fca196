package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.DeadPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.WorkbookHome;

/**
 * Errors of scripts: a clear message, a status that is not 0, and no stack trace. All scripts share this code, so one chapter is tested
 * here; what is special in a chapter is tested with the chapters.
 */
@DisabledOnOs(OS.WINDOWS)
class ScriptErrorsIT {
    private static final String ONE = "01-clients";

    private final Path home = WorkbookHome.find().root();

    @TempDir
    Path folder;

    @Test
    void aServerThatIsNotRunningIsReported() throws Exception {
        try (DeadPort dead = new DeadPort()) {
            String server = "http://127.0.0.1:" + dead.number();
            expect(1, ONE + " --kubeconfig '" + kubeconfig(server) + "'", server);
        }
    }

    @Test
    void aBadOptionIsReported() throws Exception {
        expect(2, ONE + " --no-such-option", "--no-such-option", "./jbang " + ONE + " --help");
    }

    @Test
    void anUnknownTapeIsReportedWithTheKnownOnes() throws Exception {
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
    void anUnknownContextIsReportedWithTheKnownOnes() throws Exception {
        expect(1, ONE + " --kubeconfig '" + kubeconfig("http://127.0.0.1:1") + "' --context other", "other", "one");
    }

    private void expect(int status, String arguments, String... words) throws Exception {
        var run = Launcher.run(home, "./jbang " + arguments);

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
