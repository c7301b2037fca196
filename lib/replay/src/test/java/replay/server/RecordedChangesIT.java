package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recorded changes of rollout over a real socket, as time passes. */
@Timeout(60)
class RecordedChangesIT {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private final String cluster = SharedServer.get().newSession("rollout");

    @Test
    @DisplayName("recorded changes are sent as time passes: the first one before the others happen")
    void recordedChanges() throws Exception {
        String from = list(PODS).at("/metadata/resourceVersion").asText();
        List<String> versions = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Http.Lines lines = Http.watch(cluster + PODS + "?watch=1&resourceVersion=" + from)) {
            JsonNode first = event(lines.next());
            JsonNode meanwhile = list(PODS);
            assertThat(meanwhile.at("/metadata/resourceVersion").asInt())
                    .as("the cluster's version when the first event arrives; the last recorded one is 583")
                    .isLessThan(540);
            assertThat(names(meanwhile))
                    .contains(first.at("/object/metadata/name").asText());
            for (JsonNode event = first; ; event = event(lines.next())) {
                types.add(event.path("type").asText());
                versions.add(event.at("/object/metadata/resourceVersion").asText());
                if (versions.size() == 25) {
                    break;
                }
            }
        }
        assertThat(versions)
                .containsExactly(
                        "515", "521", "524", "527", "535", "537", "544", "546", "549", "551", "553", "557", "565",
                        "569", "570", "571", "572", "574", "576", "578", "579", "580", "581", "582", "583");
        assertThat(types.subList(0, 4)).containsExactly("ADDED", "MODIFIED", "MODIFIED", "MODIFIED");
        assertThat(types.get(24)).isEqualTo("DELETED");
        assertThat(names(list(PODS))).noneMatch(name -> name.startsWith("mygott"));
        assertThat(SharedServer.get().counts(cluster)).hasToString("3 LIST, 1 WATCH");
        assertThat(SharedServer.get().counts(cluster).of("WATCH")).isEqualTo(1);
    }

    @Test
    @DisplayName("the STATUS of kubectl get pods -w: from Pending to Terminating")
    void statuses() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Http.Lines lines = Http.watch(
                cluster + PODS + "?watch=1&resourceVersion=510&fieldSelector=metadata.name%3Dmygott-687ff78757-2sm97",
                "Accept",
                TABLE)) {
            for (JsonNode event = event(lines.next()); ; event = event(lines.next())) {
                JsonNode cells = event.at("/object/rows/0/cells");
                seen.add(cells.get(1).asText() + " " + cells.get(2).asText());
                if (event.path("type").asText().equals("DELETED")) {
                    break;
                }
            }
        }
        assertThat(seen)
                .containsExactly(
                        "0/1 Pending",
                        "0/1 Pending",
                        "0/1 ContainerCreating",
                        "1/1 Running",
                        "1/1 Running",
                        "1/1 Terminating",
                        "0/1 Terminating",
                        "0/1 Terminating",
                        "0/1 Terminating");
    }

    @Test
    @DisplayName("sessions are independent: a watch in one does not start the recorded changes of another")
    void sessions() throws Exception {
        String other = SharedServer.get().newSession("rollout");
        try (Http.Lines lines = Http.watch(cluster + PODS + "?watch=1&resourceVersion=510")) {
            assertThat(event(lines.next()).path("type").asText()).isEqualTo("ADDED");
            assertThat(json(Http.get(other + PODS).body())
                            .at("/metadata/resourceVersion")
                            .asText())
                    .isEqualTo("510");
            assertThat(SharedServer.get().counts(other)).hasToString("1 LIST");
        }
    }

    @Test
    @DisplayName("a watch ends after timeoutSeconds, without an error")
    void timeoutSeconds() throws Exception {
        String demo = SharedServer.get().newSession("demo");
        long start = System.nanoTime();
        try (Http.Lines lines = Http.watch(demo + PODS + "?watch=1&resourceVersion=510&timeoutSeconds=1")) {
            assertThat(lines.next()).isNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("30 watches receive the same changes, and a LIST is served meanwhile")
    void thirtyWatches() throws Exception {
        List<Http.Lines> all = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                all.add(Http.watch(cluster + PODS + "?watch=1&resourceVersion=510"));
            }
            assertThat(names(list(PODS))).contains("pod-1");
            for (Http.Lines lines : all) {
                assertThat(event(lines.next())
                                .at("/object/metadata/resourceVersion")
                                .asText())
                        .isEqualTo("515");
            }
        } finally {
            for (Http.Lines lines : all) {
                lines.close();
            }
        }
    }

    private JsonNode list(String path) throws Exception {
        return json(Http.get(cluster + path).body());
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    private static JsonNode event(String line) {
        return line == null ? null : json(line);
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
