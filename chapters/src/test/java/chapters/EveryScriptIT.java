package chapters;

import static org.assertj.core.api.Assertions.assertThat;

import informers.testkit.DeadPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;

/**
 * The help of each chapter's script, and its error if the server cannot be reached. The scripts run in this JVM;
 * ReadmeIT runs them with JBang.
 */
class EveryScriptIT {
    private static final Pattern SCRIPT =
            Pattern.compile("\"(\\d\\d-[a-z0-9-]+)\": \\{\\s*\"script-ref\": \"[^\"]*/(\\w+)\\.java\"");

    @TempDir
    Path folder;

    /** A chapter's script. */
    record Script(String chapter, String className) {
        Run run(String... arguments) throws ReflectiveOperationException {
            Object command = Class.forName(className).getConstructor().newInstance();
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int status = Scripts.run(command, new PrintWriter(out), new PrintWriter(err), arguments);
            return new Run(status, out.toString(), err.toString());
        }

        /** Returns whether the script needs a cluster. The others have no option --kubeconfig. */
        boolean needsACluster() {
            return hasOption("--kubeconfig");
        }

        boolean hasOption(String option) {
            try {
                return run("--help").out.contains(option);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return chapter;
        }
    }

    record Run(int status, String out, String err) {}

    static List<Script> scripts() throws IOException {
        String catalog = Files.readString(WorkbookHome.find().chaptersFolder().resolve("jbang-catalog.json"));
        Stream<MatchResult> found = SCRIPT.matcher(catalog).results();
        return found.map(one -> new Script(one.group(1), one.group(2))).toList();
    }

    static List<Script> scriptsWithACluster() throws IOException {
        return scripts().stream().filter(Script::needsACluster).toList();
    }

    @Test
    void everyChapterHasAScript() throws IOException {
        assertThat(scripts().stream().map(Script::chapter))
                .containsExactlyElementsOf(WorkbookHome.find().chapters());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void helpShowsTheOptions(Script script) throws Exception {
        Run run = script.run("--help");

        assertThat(run.status).as(run.err).isZero();
        assertThat(run.out).contains("Usage: ./jbang " + script.chapter, "--help");
    }

    @ParameterizedTest
    @MethodSource("scriptsWithACluster")
    void anUnreachableServerIsAnErrorWithItsAddress(Script script) throws Exception {
        try (DeadPort dead = new DeadPort()) {
            String server = "http://127.0.0.1:" + dead.number();
            Path kubeconfig = Files.writeString(folder.resolve("config"), """
                    apiVersion: v1
                    kind: Config
                    current-context: one
                    clusters: [{name: a, cluster: {server: "%s"}}]
                    contexts: [{name: one, context: {cluster: a}}]
                    """.formatted(server));

            List<String> arguments = new ArrayList<>(List.of("--kubeconfig", kubeconfig.toString()));
            if (script.hasOption("--wait")) {
                arguments.addAll(List.of("--wait", "1")); // chapter 09 waits for a server to become reachable
            }
            Run run = script.run(arguments.toArray(String[]::new));

            assertThat(run.err).contains(server, "Error: ").doesNotContain("\tat ", "unexpected java.");
            assertThat(run.status).isEqualTo(1);
        }
    }
}
