package informers.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.simulation.controllers.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The steps of a failing run, as a file has them. */
class RecordingTest {
    private static final SimulationOptions LAG = SimulationOptions.DEFAULT.withFaults(List.of(Fault.WATCH_LAG));

    private static final Failure FAILURE = Simulations.firstFailure(500, LAG, Settings.experiment(new Settings(false)))
            .orElseThrow()
            .shrunk();

    @Test
    void theSameFailureHasTheSameBytes() {
        String once = FAILURE.recording("Test.name");
        assertThat(FAILURE.recording("Test.name")).isEqualTo(once);
        assertThat(Simulations.replay(FAILURE.line(), LAG, Settings.experiment(new Settings(false)))
                        .orElseThrow()
                        .recording("Test.name"))
                .isEqualTo(once);
    }

    /** The cache is behind when the second ConfigMap is created: that is what the picture is for. */
    @Test
    void theLastStepsShowWhyTheInvariantIsBroken() throws Exception {
        Failure failure = FAILURE;
        JsonNode recording = new ObjectMapper().readTree(failure.recording("Test.name"));
        assertThat(recording.path("format").asText()).isEqualTo(Recording.FORMAT);
        assertThat(recording.path("session").asText()).isEqualTo(failure.line());
        assertThat(recording.path("failure").asText()).isEqualTo(failure.message());

        Map<String, List<String>> picture = new LinkedHashMap<>();
        recording
                .path("beginning")
                .forEach(part -> picture.put(part.path("part").asText(), rows(part.path("rows"))));
        List<JsonNode> steps = new ArrayList<>();
        recording.path("steps").forEach(steps::add);
        for (JsonNode step : steps.subList(0, steps.size() - 1)) {
            change(picture, step);
        }
        assertThat(steps.get(0).path("what").asText()).startsWith("at 0.000 s: watch lag of ");
        assertThat(steps.get(1).path("what").asText()).isEqualTo("at 0.000 s: starts");
        assertThat(steps.get(steps.size() - 2).path("what").asText())
                .contains(": POST configmaps in ", ": 201, ADDED configmaps ");
        assertThat(picture.get("keys in work of settings"))
                .contains(failure.message().replaceFirst(".*the namespace (\\S+) has 2", "$1"));
        String twice = failure.message().replaceFirst(".*the namespace (\\S+) has 2", "configmaps $1/");
        assertThat(picture.get("server"))
                .filteredOn(row -> row.startsWith(twice))
                .hasSize(2);
        assertThat(picture.get("writes of settings"))
                .filteredOn(row -> row.startsWith("ADDED " + twice))
                .hasSize(2);
        assertThat(picture.get("received of configmaps, settings"))
                .as("what the replica knows of its first ConfigMap")
                .isEmpty();
        assertThat(picture.get("wire of configmaps, settings")).anyMatch(row -> row.startsWith("ADDED " + twice));
        assertThat(picture.get("invariants")).singleElement().asString().endsWith(": holds");

        JsonNode last = steps.get(steps.size() - 1);
        change(picture, last);
        assertThat(last.path("actor").asText()).isEqualTo("invariant");
        assertThat(last.path("what").asText()).endsWith(failure.message());
        assertThat(picture.get("invariants")).singleElement().asString().endsWith(": BROKEN");
    }

    private static void change(Map<String, List<String>> picture, JsonNode step) {
        for (JsonNode change : step.path("changes")) {
            String part = change.path("part").asText();
            assertThat(picture.getOrDefault(part, List.of())).as(part).isEqualTo(rows(change.path("before")));
            picture.put(part, rows(change.path("after")));
        }
    }

    private static List<String> rows(JsonNode array) {
        List<String> rows = new ArrayList<>();
        array.forEach(row -> rows.add(row.asText()));
        return rows;
    }

    /** The tests of {@code workbook see} show it. Write it again with {@code -Drecording.write=true}. */
    @Test
    void theWorkbookHasAFailureToShow() throws Exception {
        Path file = Path.of("../workbook/src/test/resources/workbook/see/recorded-run.json");
        String recording = FAILURE.recording("SettingsTest.oneConfigMapForEachNamespace");
        if (Boolean.getBoolean("recording.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, recording);
        }
        assertThat(Files.readString(file)).isEqualTo(recording);
    }

    @Test
    void aProgramThatIsNotRepeatableIsNotRecorded() {
        AtomicInteger runs = new AtomicInteger();
        Failure failure = Simulations.firstFailure(1, LAG, simulation -> {
                    throw new AssertionError("run " + runs.incrementAndGet());
                })
                .orElseThrow();
        assertThatThrownBy(() -> failure.recording("Test.name"))
                .hasMessageStartingWith("expected the same failure when the run was repeated, found: run 2")
                .hasMessageContaining("Concurrency");
    }

    @Test
    void ofALongRunTheLastStepsAreKept() throws Exception {
        Recording recording = new Recording();
        recording.begin(Map.of("server", List.of()));
        for (int i = 1; i <= 2_500; i++) {
            recording.add("a", "step " + i, Map.of("server", List.of("pods p@" + i)));
        }
        JsonNode json = new ObjectMapper().readTree(recording.json("Test.name", "1", "no"));
        assertThat(json.at("/beginning/0/rows/0").asText()).isEqualTo("pods p@500");
        assertThat(json.path("steps")).hasSize(2_000);
        assertThat(json.at("/steps/0/what").asText()).isEqualTo("step 501");
        assertThat(json.at("/steps/0/number").asInt()).isEqualTo(1);
        assertThat(json.at("/steps/0/changes/0/before/0").asText()).isEqualTo("pods p@500");
    }
}
