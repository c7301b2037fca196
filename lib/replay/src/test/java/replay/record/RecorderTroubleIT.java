package replay.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.client.rest.UnreachableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.ReplayException;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Failures of a cluster while it is recorded are reported, and everything else is recorded. */
@Timeout(60)
class RecorderTroubleIT {
    private static final String PODS = "/api/v1/pods";
    private static final String CONFIG_MAPS = "/api/v1/configmaps";
    private static final RequestedResources BOTH = new RequestedResources(List.of("pods", "configmaps"), true);

    /** All changes of pods in the tape rollout. */
    private static final Predicate<Recorder> ALL_PODS =
            recorder -> recorder.changes().contains("pods 25");

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private void record(ToyCluster cluster, RequestedResources choice, Predicate<Recorder> enough) throws Exception {
        try (Recorder recorder = Recording.recorder(cluster.url(), "", said)) {
            recorder.lists(choice);
            Recording.follow(recorder, enough);
            recorder.write(folder);
        }
    }

    /** Records without changes. */
    private void recordAtRest(ToyCluster cluster, RequestedResources choice) throws IOException {
        try (Recorder recorder = new Recorder(
                RestClient.of(ClientConfig.of(cluster.url())),
                "",
                Duration.ZERO,
                new Progress(new PrintWriter(said)))) {
            recorder.lists(choice);
            recorder.follow();
            recorder.write(folder);
        }
    }

    private List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(Json.tree(line.getBytes(StandardCharsets.UTF_8)));
        }
        return lines;
    }

    /** Returns the changes of a resource in the tape, without their times. */
    private List<ObjectNode> changes(Path tape, String resource) throws IOException {
        List<ObjectNode> changes = new ArrayList<>();
        for (JsonNode line : lines(tape.resolve("log.jsonl"))) {
            if (line.path("resource").asText().equals(resource)) {
                changes.add(((ObjectNode) line).without("millis"));
            }
        }
        return changes;
    }

    /** Compares without AssertJ's message, which would print all of them. */
    private static void assertSame(List<ObjectNode> actual, List<ObjectNode> wanted) {
        assertThat(actual.stream().map(line -> line.path("rv")))
                .containsExactlyElementsOf(
                        wanted.stream().map(line -> line.path("rv")).toList());
        assertThat(actual.equals(wanted)).as("the same changes").isTrue();
    }

    private List<String> recorded() throws IOException {
        List<String> recorded = new ArrayList<>();
        Json.tree(Files.readAllBytes(folder.resolve("tape.json")))
                .path("recorded")
                .forEach(resource -> recorded.add(resource.asText()));
        return recorded;
    }

    private String said() {
        return said.toString().replaceAll(" +", " ");
    }

    private static boolean isWatch(ApiRequest request) {
        return request.parameter("watch").equals("true");
    }

    @Test
    @DisplayName("a forbidden resource is reported and excluded; the others are recorded")
    void forbidden() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            @Override
            public ApiResponse.Body instead(ApiRequest request) {
                return request.path().equals(CONFIG_MAPS)
                                || (request.path().equals("/api/v1/nodes") && isWatch(request))
                        ? ToyCluster.json(403, ToyCluster.failure(403, "Forbidden", "not for you"))
                        : null;
            }
        };
        try (ToyCluster cluster = new ToyCluster("rollout", 100, trouble)) {
            record(cluster, new RequestedResources(List.of("pods", "configmaps", "nodes"), true), ALL_PODS);
        }
        assertThat(said())
                .contains("configmaps left out: 403 Forbidden: not for you")
                .contains("nodes left out: it cannot be watched: 403 Forbidden: not for you");
        assertThat(recorded()).containsExactly("v1/namespaces", "v1/pods");
        assertSame(changes(folder, "v1/pods"), changes(Fixtures.tapes().resolve("rollout"), "v1/pods"));
        assertThat(lines(folder.resolve("objects.jsonl")))
                .noneMatch(line -> line.path("resource").asText().matches("v1/(nodes|configmaps)"));
    }

    @Test
    @DisplayName("a watch that ends is resumed from the last event, without loss or duplicates")
    void ends() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            @Override
            public int lines(ApiRequest request) {
                return request.path().equals(PODS) ? 3 : Integer.MAX_VALUE;
            }
        };
        try (ToyCluster cluster = new ToyCluster("rollout", 30, trouble)) {
            record(cluster, BOTH, ALL_PODS);
            List<ApiRequest> watches = cluster.requests(PODS, true);
            assertThat(watches).hasSizeGreaterThan(7);
            assertThat(watches.get(0).parameter("resourceVersion")).isEqualTo("510");
            assertThat(watches.get(1).parameter("resourceVersion")).isEqualTo("524");
        }
        assertSame(changes(folder, "v1/pods"), changes(Fixtures.tapes().resolve("rollout"), "v1/pods"));
        assertThat(said()).doesNotContain("left out", "missing");
    }

    @Test
    @DisplayName("a watch that breaks within an event is reported, and resumed from the event before")
    void breaks() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            private int watches;

            @Override
            public synchronized int lines(ApiRequest request) {
                return request.path().equals(PODS) && watches++ == 0 ? 2 : Integer.MAX_VALUE;
            }

            @Override
            public String lastWords(ApiRequest request) {
                return "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"meta";
            }
        };
        try (ToyCluster cluster = new ToyCluster("rollout", 30, trouble)) {
            record(cluster, BOTH, ALL_PODS);
        }
        assertSame(changes(folder, "v1/pods"), changes(Fixtures.tapes().resolve("rollout"), "v1/pods"));
        assertThat(said()).contains("pods watch failed, retrying: ").contains("pods watch resumed at version 521");
    }

    @Test
    @DisplayName("an expired version excludes the resource, and the error says what to do")
    void expired() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            @Override
            public int lines(ApiRequest request) {
                return request.path().equals(PODS) ? 4 : Integer.MAX_VALUE;
            }

            @Override
            public String lastWords(ApiRequest request) {
                return "{\"type\":\"ERROR\",\"object\":" + ToyCluster.failure(410, "Expired", "too old") + "}\n";
            }
        };
        try (ToyCluster cluster = new ToyCluster("rollout", 50, trouble)) {
            record(
                    cluster,
                    BOTH,
                    r -> said().contains("left out") && r.changes().equals("configmaps 4"));
        }
        assertThat(said())
                .contains("pods left out: version 527 has expired on the server (410 Expired), so changes are"
                        + " missing. Record again, for a shorter time if this repeats\n")
                .doesNotContain("pods no watch");
        assertThat(recorded()).containsExactly("v1/configmaps", "v1/namespaces");
        assertThat(changes(folder, "v1/pods")).isEmpty();
        assertThat(changes(folder, "v1/configmaps")).hasSize(4);
    }

    @Test
    @DisplayName("lists are read in pages and are complete")
    void pages() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            @Override
            public ApiRequest changed(ApiRequest request) {
                Map<String, List<String>> query = new LinkedHashMap<>(request.query());
                query.computeIfPresent("limit", (name, value) -> List.of("2"));
                return new ApiRequest(
                        request.method(),
                        request.path(),
                        query,
                        request.accept(),
                        request.contentType(),
                        request.body());
            }
        };
        try (ToyCluster cluster = new ToyCluster("demo", 1, trouble)) {
            recordAtRest(cluster, new RequestedResources(List.of("pods"), true));
            List<ApiRequest> lists = cluster.requests(PODS, false);
            assertThat(lists).hasSize(8).allMatch(r -> r.parameter("limit").equals("500"));
            assertThat(lists.get(1).parameter("continue")).isNotEmpty();
        }
        assertThat(lines(folder.resolve("objects.jsonl")))
                .filteredOn(l -> l.path("resource").asText().equals("v1/pods"))
                .hasSize(15);
        assertThat(folder.resolve("log.jsonl")).doesNotExist();
        assertThat(said()).contains("pods 15 objects");
    }

    @Test
    @DisplayName("a continue token that is null ends a list, as an empty one does")
    void nullToken() throws Exception {
        var trouble = new ToyCluster.Trouble() {
            @Override
            public ApiResponse.@Nullable Body instead(ApiRequest request) {
                if (!request.path().equals(PODS) || request.query().containsKey("watch")) {
                    return null;
                }
                return ToyCluster.json(
                        200,
                        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"510\","
                                + "\"continue\":null,\"remainingItemCount\":null},\"items\":[{\"metadata\":{\"name\":\"one\","
                                + "\"namespace\":\"default\",\"uid\":\"u\",\"resourceVersion\":\"9\"}}]}");
            }
        };
        try (ToyCluster cluster = new ToyCluster("demo", 1, trouble)) {
            recordAtRest(cluster, new RequestedResources(List.of("pods"), true));
            assertThat(cluster.requests(PODS, false)).hasSize(1);
        }
        assertThat(lines(folder.resolve("objects.jsonl")))
                .filteredOn(l -> l.path("resource").asText().equals("v1/pods"))
                .hasSize(1);
    }

    @Test
    @DisplayName("resources with resourceVersions of their own, or not numeric ones, are reported and excluded")
    void otherVersions() throws Exception {
        try (ToyCluster cluster = new ToyCluster("demo", 1, new ToyCluster.Trouble() {
            @Override
            public ApiResponse.Body instead(ApiRequest request) {
                return switch (request.path()) {
                    case "/api/v1/events" -> empty("900000");
                    case "/api/v1/endpoints" -> empty("7");
                    case "/api/v1/services" -> empty("a17");
                    default -> null;
                };
            }

            private ApiResponse.Body empty(String version) {
                return ToyCluster.json(
                        200,
                        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"" + version
                                + "\"},\"items\":[]}");
            }
        })) {
            recordAtRest(cluster, new RequestedResources(List.of("events", "endpoints", "services", "pods"), true));
        }
        assertThat(said())
                .contains("events left out: it has resourceVersions of its own (900000, while namespaces are at 510)")
                .contains("endpoints left out: it has resourceVersions of its own (7, while namespaces are at 510)")
                .contains(
                        "services left out: expected a resourceVersion that is a number, as a tape needs it, found \"a17\"");
        assertThat(recorded()).containsExactly("v1/namespaces", "v1/pods");
    }

    @Test
    @DisplayName("a server that stops responding: the tape has the changes until then, and the loss is reported")
    void dies() throws Exception {
        ToyCluster[] mortal = new ToyCluster[1];
        var trouble = new ToyCluster.Trouble() {
            private final AtomicBoolean dying = new AtomicBoolean();

            @Override
            public int lines(ApiRequest request) {
                // A new watch may come before the server is dead.
                return !request.path().equals(PODS) ? Integer.MAX_VALUE : dying.get() ? 0 : 5;
            }

            @Override
            public String lastWords(ApiRequest request) {
                if (dying.compareAndSet(false, true)) {
                    new Thread(mortal[0]::die).start(); // this thread would wait for itself
                }
                return "";
            }
        };
        try (ToyCluster cluster = new ToyCluster("rollout", 50, trouble)) {
            mortal[0] = cluster;
            record(cluster, BOTH, r -> said().split("retrying").length == 4);
        }
        List<ObjectNode> all = changes(Fixtures.tapes().resolve("rollout"), "v1/pods");
        assertSame(changes(folder, "v1/pods"), all.subList(0, 5));
        assertThat(said())
                .contains("pods watch failed, retrying: ")
                .contains("pods no watch at the end: the last changes may be missing")
                .contains("configmaps no watch at the end");
        assertThat(said().split("retrying"))
                .as("each is reported once, however often it is retried")
                .hasSize(4);
    }

    @Test
    @DisplayName("an unreachable server, and one that forbids everything")
    void nothing() throws Exception {
        ToyCluster gone = new ToyCluster("demo", 1, new ToyCluster.Trouble() {});
        gone.close();
        assertThatThrownBy(() -> recordAtRest(gone, BOTH)).isInstanceOf(UnreachableException.class);
        try (ToyCluster cluster = new ToyCluster("demo", 1, new ToyCluster.Trouble() {
            @Override
            public ApiResponse.Body instead(ApiRequest request) {
                return request.path().matches("/api/v1/.+")
                        ? ToyCluster.json(403, ToyCluster.failure(403, "Forbidden", "not for you"))
                        : null;
            }
        })) {
            assertThatThrownBy(() -> recordAtRest(cluster, BOTH))
                    .isInstanceOf(ReplayException.class)
                    .hasMessage("None of these resources could be recorded (see above), so there is no tape.");
        }
        assertThat(said()).contains("pods left out: 403", "configmaps left out: 403", "namespaces left out: 403");
    }

    @Test
    @DisplayName("stopped during the lists: the tape has those that were complete")
    void stopped() throws Exception {
        Recorder[] started = new Recorder[1];
        var trouble = new ToyCluster.Trouble() {
            @Override
            public ApiResponse.Body instead(ApiRequest request) {
                if (request.path().equals(PODS)) {
                    started[0].stop();
                }
                return null;
            }
        };
        try (ToyCluster cluster = new ToyCluster("demo", 1, trouble);
                Recorder recorder = Recording.recorder(cluster.url(), "", said)) {
            started[0] = recorder;
            recorder.lists(BOTH);
            recorder.follow();
            recorder.write(folder);
        }
        assertThat(said())
                .contains("namespaces 5 objects", "configmaps 10 objects")
                .contains("pods left out: the recording ended before this resource was listed");
        assertThat(recorded()).containsExactly("v1/configmaps", "v1/namespaces");
    }
}
