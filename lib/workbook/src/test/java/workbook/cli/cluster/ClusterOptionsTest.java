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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Options that need no server. ClusterIT tests the clusters that they open. */
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
        String kubectl = "";

        @Override
        public Integer call() {
            try (Cluster ready = cluster.open()) {
                opened = ready + " / " + ready.config().namespace();
                namespace = cluster.namespace();
                kubectl = ready.kubectl().orElse("none");
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
                - {name: empty, context: {cluster: b, namespace: ""}}
                - {name: odd, context: {cluster: b, namespace: "team/../kube-system"}}
                """);
    }

    @Test
    void aKubeconfigAloneMeansItsCurrentContext() {
        assertThat(run("--kubeconfig", kubeconfig.toString())).isZero();
        assertThat(toy.opened).isEqualTo("context one at http://127.0.0.1:1 / default");
        assertThat(toy.namespace)
                .as("neither the option nor the context names one")
                .isEqualTo("default");
    }

    @Test
    void aContextIsTakenFromTheKubeconfigWithItsNamespace() {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--context=two")).isZero();
        assertThat(toy.opened).isEqualTo("context two at http://127.0.0.1:2 / team");
        assertThat(toy.namespace).isEqualTo("team");
    }

    @Test
    void kubectlUsesTheSameClusterAlsoWithUnusualNames() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("it's mine")).resolve("config");
        Files.writeString(odd, Files.readString(kubeconfig).replace("name: two", "name: \"arn:aws:eks two\""));

        assertThat(run("--kubeconfig", odd.toString(), "--context=arn:aws:eks two"))
                .isZero();
        assertThat(toy.kubectl)
                .isEqualTo("kubectl --kubeconfig '" + folder + "/it'\\''s mine/config' --context 'arn:aws:eks two'");
    }

    @Test
    void kubectlGetsTheCurrentContextToo() {
        assertThat(run("--kubeconfig", kubeconfig.toString())).isZero();
        assertThat(toy.kubectl).isEqualTo("kubectl --kubeconfig " + kubeconfig + " --context one");
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
    void aSpeedOfZeroOrLessIsRefused() {
        assertThat(run("--speed=0")).isEqualTo(2);
        assertThat(run("--speed=-1")).isEqualTo(2);
        assertThat(run("--speed=NaN")).isEqualTo(2);
        assertThat(run("--speed=fast")).isEqualTo(2);
        assertThat(err.toString()).contains("expected a --speed above 0", "found -1.0", "'fast' is not a double");
    }

    @Test
    void aContextWithoutANamespaceMeansDefault() {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--context=empty"))
                .isZero();
        assertThat(toy.namespace).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a/b",
                "..",
                "Team",
                "team_a",
                "-a",
                "a-",
                "a.b",
                "a b",
                "a\n",
                "a?x=1",
                "%2e",
                "\u001b[31m",
                "größe",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void anInvalidNamespaceIsRefusedBeforeAnyRequest(String name) {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--namespace=" + name))
                .isEqualTo(2);
        assertThat(toy.opened).isEmpty();
        assertThat(err.toString()).contains("--namespace", "lower case letters").doesNotContain("\u001b", "\n\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "a-b", "kube-system", "123456789012345678901234567890123456789012345678901234567890123"
            })
    void everyNameThatAServerAcceptsIsAccepted(String name) {
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--namespace=" + name))
                .isZero();
        assertThat(toy.namespace).isEqualTo(name);
    }

    @Test
    void anInvalidNamespaceOfTheContextIsNamed() {
        assertThatThrownBy(() -> open("--kubeconfig", kubeconfig.toString(), "--context=odd"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("\"odd\"")
                .hasMessageContaining("name of a namespace");
        assertThat(run("--kubeconfig", kubeconfig.toString(), "--context=odd", "-n", "team"))
                .isZero();
        assertThat(toy.opened).endsWith(" / team");
    }

    @Test
    void aMissingKubeconfigAndAnUnknownContextAreReported() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> open("--kubeconfig", missing.toString()))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> open("--kubeconfig", kubeconfig.toString(), "--context=three"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("three")
                .hasMessageContaining("empty, odd, one, two");
    }

    @Test
    void theHelpNamesTheDefaultTape() {
        assertThat(run("--help-me-not")).isEqualTo(2);
        String help = line().getUsageMessage();
        assertThat(help.replaceAll("\\s+", " "))
                .contains("--tape", "(default: demo)", "--speed", "without waiting if the script says so");
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
