package informers.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Unstructured;
import informers.simulation.Fault;
import informers.simulation.Simulation;
import informers.simulation.controllers.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** {@link SimulatedCluster}, and the example of README.md. */
class SimulatedClusterTest {
    private static final Namespace TEAM_A = Unstructured.fromYaml("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: team-a, labels: {settings: "yes"}}
            """).edit().build(Namespace.TYPE);

    // README
    @SimulatedCluster(
            seeds = 100,
            faults = {Fault.WATCH_LAG, Fault.CONFLICT, Fault.REFUSED, Fault.CUT})
    void eachNamespaceGetsOneConfigMap(Simulation simulation) throws Exception {
        simulation.invariant("at most one ConfigMap", () -> {
            check(simulation.objects(ConfigMap.TYPE, "team-a").size() <= 1); // after each write to the server
        });
        simulation.start("settings", replica -> new Settings(true).run(replica)); // your program

        simulation.client(Namespace.TYPE, "").create(TEAM_A);
        simulation.untilSteady(); // faults happen, and end; then nothing is left to do
        check(simulation.objects(ConfigMap.TYPE, "team-a").size() == 1);

        simulation
                .client(ConfigMap.TYPE, "team-a")
                .delete(simulation.objects(ConfigMap.TYPE).get(0).name());
        simulation.untilSteady(); // other faults
        check(simulation.objects(ConfigMap.TYPE, "team-a").size() == 1);
    }
    // end

    private static void check(boolean condition) {
        assertThat(condition).isTrue();
    }

    @Test
    void theReadmeHasThisCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/informers/junit/SimulatedClusterTest.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(example.stripTrailing().stripIndent());
    }

    /** Run by the next test only. */
    static class Wrong {
        @SimulatedCluster(seeds = 500, faults = Fault.WATCH_LAG)
        void fails(Simulation simulation) throws Exception {
            Settings.experiment(new Settings(false)).run(simulation);
        }

        @SimulatedCluster(replay = "no session")
        void isNoSession(Simulation simulation) {}

        @SimulatedCluster(
                seeds = 3,
                faults = {})
        void succeeds(Simulation simulation) throws Exception {
            Settings.experiment(new Settings(false)).run(simulation);
        }
    }

    @Test
    void aFailureHasTheLineThatRepeatsIt() throws IOException {
        deleteRecordings();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Wrong.class))
                .build();
        List<String> results = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.add(test.getDisplayName() + " " + result.getStatus()
                            + result.getThrowable()
                                    .map(thrown -> " " + Objects.requireNonNullElse(thrown.getMessage(), ""))
                                    .orElse(""));
                }
            }
        });
        assertThat(results).hasSize(3);
        assertThat(results)
                .anySatisfy(result -> assertThat(result)
                        .startsWith("fails(Simulation) FAILED seed ")
                        .contains("at most one ConfigMap for each namespace")
                        .containsPattern("To repeat it: @SimulatedCluster\\(replay = \"\\d+(\\+\\d+)?/[\\d,]+\"\\)")
                        .containsPattern("\\./jbang workbook see --session /.*/target/simulated/"
                                + "SimulatedClusterTest\\.Wrong\\.fails-\\d+\\.json\n"));
        assertThat(results)
                .anySatisfy(result -> assertThat(result)
                        .startsWith("isNoSession(Simulation) FAILED expected a session, such as 417 "));
        assertThat(results).anySatisfy(result -> assertThat(result).isEqualTo("succeeds(Simulation) SUCCESSFUL"));
        assertThat(recordings())
                .as("of the run that failed, and of no other")
                .singleElement()
                .satisfies(
                        file -> assertThat(Files.readString(file))
                                .startsWith(
                                        "{\"format\":\"informers-simulation/1\",\"test\":\"SimulatedClusterTest.Wrong.fails\""));
    }

    private static List<Path> recordings() throws IOException {
        Path folder = Path.of("target/simulated");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("SimulatedClusterTest.Wrong."))
                    .toList();
        }
    }

    private static void deleteRecordings() throws IOException {
        for (Path file : recordings()) {
            Files.delete(file);
        }
    }
}
