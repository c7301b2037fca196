package workbook.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.KubeconfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options that need no server. What they open is tested in ClusterIT. */
class ClusterOptionsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path kubeconfig;

    @Command(name = "toy")
    static final class Toy implements Callable<Integer> {
        @Mixin
        final ClusterOptions cluster = new ClusterOptions("demo");

        String opened = "";
        String namespace = "";

        @Override
        public Integer call() {
            try (Cluster ready = cluster.open()) {
                opened = ready + " / " + ready.config().namespace();
                namespace = cluster.namespace("kube-system");
                return 0;
            }
        }
    }

    private final Toy toy = new Toy();

    @BeforeEach
    void writeKubeconfig() throws IOException {
        kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: one
                clusters:
                - {name: a, cluster: {server: "http://127.0.0.1:1"}}
                - {name: b, cluster: {server: "http://127.0.0.1:2"}}
                contexts:
                - {name: one, context: {cluster: a}}
                - {name: two, context: {cluster: b, namespace: team}}
                """);
    }

    @Test
    void aKubeconfigAloneMeansItsCurrentContext() {
        assertThat(run("--kubeconfig", kubeconfig.toString())).isZero();
        assertThat(toy.opened).isEqualTo("context one at http://127.0.0.1:1 / default");
        assertThat(toy.namespace).isEqualTo("kube-system");
    }

    @Test
    void aContextIsTakenFromTheKubeconfigWithItsNamespace() {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--context=two")).isZero();
        assertThat(toy.opened).isEqualTo("context two at http://127.0.0.1:2 / team");
    }

    @Test
    void theNamespaceOfTheCommandLineWins() {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--context=two", "-n", "mine"))
                .isZero();
        assertThat(toy.opened).endsWith(" / mine");
        assertThat(toy.namespace).isEqualTo("mine");
    }

    @Test
    void aTapeAndARealClusterContradictEachOther() {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--tape=edge")).isEqualTo(2);
        assertThat(err.toString()).contains("--tape", "--context", "Choose one of the two");
        assertThat(run("--context=one", "--speed=2")).isEqualTo(2);
    }

    @Test
    void aSpeedOfNothingOrLessIsRefused() {
        assertThat(run("--speed=0")).isEqualTo(2);
        assertThat(run("--speed=-1")).isEqualTo(2);
        assertThat(run("--speed=NaN")).isEqualTo(2);
        assertThat(run("--speed=fast")).isEqualTo(2);
        assertThat(err.toString()).contains("expected a --speed above 0", "came -1.0", "'fast' is not a double");
    }

    @Test
    void anEmptyNamespaceIsRefused() {
        assertThat(run("--namespace=")).isEqualTo(2);
        assertThat(err.toString()).contains("--namespace");
    }

    @Test
    void aMissingKubeconfigAndAnUnknownContextAreTold() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> open("--kubeconfig", missing.toString()))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> open("--kubeconfig", kubeconfig.toString(), "--context=three"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("three")
                .hasMessageContaining("one, two");
    }

    @Test
    void theHelpNamesTheTapeThatIsPlayedOtherwise() {
        assertThat(run("--help-me-not")).isEqualTo(2);
        String help = line().getUsageMessage();
        assertThat(help.replaceAll("\\s+", " ")).contains("--tape", "(now: demo)", "--speed", "(now: 1.0)");
    }

    private int run(String... args) {
        return line().execute(args);
    }

    private CommandLine line() {
        return new CommandLine(toy).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    private void open(String... args) {
        new CommandLine(toy).parseArgs(args);
        toy.call();
    }
}
