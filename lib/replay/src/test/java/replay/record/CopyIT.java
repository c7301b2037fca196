package replay.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import informers.api.GroupVersionResource;
import informers.api.Json;
import informers.api.Unstructured;
import informers.client.DynamicClient;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;
import replay.internal.apiserver.Session;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.internal.table.Tables;
import replay.internal.tape.Tape;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;

/** A tape that was recorded from the replay server replays the same as the tape that was replayed. */
@Timeout(120)
class CopyIT {
    private static final String JSON = "application/json";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
    private static final GroupVersionResource CONFIG_MAPS = GroupVersionResource.core("v1", "configmaps");

    private static final String ALL = "configmaps 4, deployments.apps 13, events 17, pods 25, replicasets.apps 10";

    @TempDir
    Path scratch;

    private Recording recording;

    @BeforeEach
    void aRoot() throws IOException {
        recording = new Recording(scratch);
    }

    /** A tape on virtual time. */
    private static final class Cluster implements AutoCloseable {
        private final AtomicLong nanos = new AtomicLong();
        private final Tape tape;
        private final Session session;

        Cluster(Path folder) {
            tape = Tape.load(folder);
            session = new Session(tape, new Tables(), nanos::get, 1);
        }

        JsonNode get(String path, String accept) {
            ApiResponse.Body body =
                    (ApiResponse.Body) session.handle(ApiRequest.of("GET", path, accept, "", new byte[0]));
            JsonNode answer = body.contentType().startsWith(JSON)
                    ? Json.tree(body.bytes())
                    : new TextNode(new String(body.bytes(), StandardCharsets.UTF_8));
            return Json.mapper()
                    .createArrayNode()
                    .add(body.status())
                    .add(body.contentType())
                    .add(answer);
        }

        WatchCursor watch(String path) {
            return ((ApiResponse.Stream)
                            session.handle(ApiRequest.get(path + "?watch=1&resourceVersion=" + tape.resourceVersion())))
                    .cursor();
        }

        /** Plays all recorded changes. */
        void finish() {
            session.handle(ApiRequest.get("/api/v1/pods?watch=1"));
            nanos.addAndGet((tape.recordedMillis() + 1000) * 1_000_000);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** Compares without AssertJ's message, which would print both trees. */
    private static void assertEvents(String of, List<JsonNode> actual, List<JsonNode> wanted) {
        assertThat(actual.stream().map(CopyIT::brief))
                .as("the events of " + of)
                .containsExactlyElementsOf(wanted.stream().map(CopyIT::brief).toList());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(actual.get(i)).as(of).isEqualTo(wanted.get(i));
        }
    }

    private static String brief(JsonNode event) {
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText() + "@"
                + event.at("/object/metadata/resourceVersion").asText();
    }

    private static List<JsonNode> poll(WatchCursor cursor) {
        return cursor.poll().stream().map(Json::tree).toList();
    }

    /** Returns whether the cluster has reached this version. */
    private static boolean isOver(String server, long version) {
        try (RestClient client = RestClient.of(ClientConfig.of(server))) {
            return json(client, "/api/v1/namespaces?limit=1")
                            .at("/metadata/resourceVersion")
                            .asLong()
                    >= version;
        }
    }

    private static void assertSame(Cluster original, Cluster copy, String path, String accept) {
        assertThat(copy.get(path, accept)).as(path + " as " + accept).isEqualTo(original.get(path, accept));
    }

    private static List<String> paths(Path tape) throws IOException {
        List<String> paths = new ArrayList<>();
        for (JsonNode resource :
                Json.tree(Files.readAllBytes(tape.resolve("tape.json"))).path("recorded")) {
            String text = resource.asText();
            paths.add((text.startsWith("v1/") ? "/api/" : "/apis/") + text);
        }
        return paths;
    }

    /** Compares lists and tables before the recorded changes, all events in order, and lists and tables after them. */
    private static int compare(Path originalTape, Path copiedTape) throws IOException {
        int events = 0;
        List<String> paths = paths(copiedTape);
        try (Cluster original = new Cluster(originalTape);
                Cluster copy = new Cluster(copiedTape)) {
            assertThat(copy.tape.resourceVersion()).isEqualTo(original.tape.resourceVersion());
            assertThat(copy.tape.recordedAt()).isEqualTo(original.tape.recordedAt());
            for (String path : paths) {
                assertSame(original, copy, path, JSON);
                assertSame(original, copy, path, TABLE);
                assertSame(original, copy, path + "?limit=2", JSON);
            }
            List<WatchCursor> originals = paths.stream().map(original::watch).toList();
            List<WatchCursor> copies = paths.stream().map(copy::watch).toList();
            original.finish();
            copy.finish();
            for (int i = 0; i < paths.size(); i++) {
                List<JsonNode> wanted = poll(originals.get(i));
                assertThat(poll(copies.get(i)))
                        .as("the events of " + paths.get(i))
                        .isEqualTo(wanted);
                events += wanted.size();
                assertSame(original, copy, paths.get(i), JSON);
            }
        }
        return events;
    }

    private static void compareDiscovery(Path originalTape, Path copiedTape) throws IOException {
        try (Cluster original = new Cluster(originalTape);
                Cluster copy = new Cluster(copiedTape)) {
            for (String line : Files.readAllLines(copiedTape.resolve("discovery.jsonl"))) {
                String path = Json.tree(line.getBytes(StandardCharsets.UTF_8))
                        .path("path")
                        .asText();
                assertSame(original, copy, path, JSON);
                assertSame(original, copy, path, AGGREGATED);
            }
        }
        assertThat(Files.readAllLines(copiedTape.resolve("discovery.jsonl")))
                .hasSameSizeAs(Files.readAllLines(originalTape.resolve("discovery.jsonl")));
    }

    @Test
    @DisplayName("rollout: the usual resources, their lists, tables and events, and the last version")
    void rollout() throws Exception {
        Path copied;
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(recording.root()).withSpeed(100))) {
            String session = server.newSession("rollout");
            copied = recording.record(
                    session,
                    "mine",
                    RequestedResources.usual(),
                    "",
                    recorder -> isOver(session, 593) && recorder.changes().equals(ALL));
        }
        Path original = originalWithBase("rollout", "demo");
        assertThat(paths(copied)).hasSize(11);
        assertThat(compare(Fixtures.tapes().resolve("rollout"), copied)).isEqualTo(69);
        compareDiscovery(original, copied);
        assertThat(recording.said()).contains("pods").doesNotContain("left out", "broke");
    }

    private Path originalWithBase(String tape, String base) throws IOException {
        Path whole = Files.createDirectories(scratch.resolve("whole").resolve(tape));
        for (String name : List.of(base, tape)) {
            Path folder = Fixtures.tapes().resolve(name);
            for (String file : List.of("tape.json", "discovery.jsonl", "objects.jsonl", "log.jsonl")) {
                if (Files.exists(folder.resolve(file))) {
                    Files.write(whole.resolve(file), Files.readAllBytes(folder.resolve(file)));
                }
            }
        }
        return whole;
    }

    @Test
    @DisplayName("edge: everything, with a custom resource, and an API that is broken in the copy as well")
    void edge() throws Exception {
        Path copied;
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(recording.root()).withSpeed(10))) {
            String session = server.newSession("edge");
            copied = recording.record(
                    session,
                    "mine",
                    Recording.named("*"),
                    "",
                    recorder -> isOver(session, 403)
                            && recorder.changes().equals("configmaps 3, pods 9, widgets.example.com 4"));
        }
        Path original = Fixtures.tapes().resolve("edge");
        assertThat(paths(copied)).contains("/apis/example.com/v1/widgets").doesNotContain("/api/v1/secrets");
        assertThat(compare(original, copied)).isEqualTo(16);
        compareDiscovery(original, copied);
        assertThat(recording.said())
                .containsPattern("metrics.k8s.io/v1beta1 +left out: its API does not respond")
                .containsPattern("secrets +left out: .*named");
    }

    @Test
    @DisplayName("a session with writes: recorded changes and writes in their order")
    void writes() throws Exception {
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(recording.root()).withSpeed(20))) {
            String session = server.newSession("rollout");
            var recorded = CompletableFuture.supplyAsync(() -> {
                try {
                    return recording.record(
                            session,
                            "mine",
                            Recording.named("pods", "cm", "deployments.apps"),
                            "default",
                            recorder -> isOver(session, 597)
                                    && recorder.changes().equals("configmaps 8, deployments.apps 13, pods 25"));
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            write(server, session);
            Path copied = recorded.get(60, TimeUnit.SECONDS);

            try (RestClient live = RestClient.of(ClientConfig.of(session));
                    Cluster copy = new Cluster(copied)) {
                List<String> paths = List.of(
                        "/api/v1/namespaces/default/pods",
                        "/api/v1/namespaces/default/configmaps",
                        "/apis/apps/v1/namespaces/default/deployments");
                String before = "?resourceVersion=" + copy.tape.resourceVersion() + "&resourceVersionMatch=Exact";
                List<WatchCursor> copies = new ArrayList<>();
                for (String path : paths) {
                    assertThat(copy.get(path, JSON).get(2)).isEqualTo(json(live, path + before));
                    copies.add(copy.watch(path));
                }
                copy.finish();
                int events = 0;
                for (int i = 0; i < paths.size(); i++) {
                    List<JsonNode> wanted = watched(live, paths.get(i), copy.tape.resourceVersion());
                    assertEvents(paths.get(i), poll(copies.get(i)), wanted);
                    assertThat(copy.get(paths.get(i), JSON).get(2)).isEqualTo(json(live, paths.get(i)));
                    events += wanted.size();
                }
                assertThat(names(copy.get("/api/v1/namespaces", JSON).get(2))).containsExactly("default");
                assertThat(copy.get("/api/v1/namespaces/kube-system/pods", JSON)
                                .get(2)
                                .path("items"))
                        .isEmpty();
                assertThat(events)
                        .isEqualTo(25 + 13 + 4
                                + 4); // pods, deployments and configmaps of the recording; and those of this test
            }
        }
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
        return names;
    }

    @Test
    @DisplayName("a custom resource only: its definition is recorded too, for its columns and its other version")
    void customResource() throws Exception {
        Path copied;
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(recording.root()).withSpeed(100))) {
            String session = server.newSession("gpu");
            copied = recording.record(
                    session,
                    "mine",
                    Recording.named("widgets.v1beta1.example.com"),
                    "",
                    recorder -> recorder.changes().equals("widgets.example.com 4"));
        }
        assertThat(paths(copied)).containsExactly("/apis/example.com/v1/widgets", "/api/v1/namespaces");
        Path original = Fixtures.tapes().resolve("gpu");
        try (Cluster gpu = new Cluster(original);
                Cluster copy = new Cluster(copied)) {
            for (String path : List.of("/apis/example.com/v1/widgets", "/apis/example.com/v1beta1/widgets")) {
                assertSame(gpu, copy, path, JSON);
                assertSame(gpu, copy, path, TABLE);
            }
        }
    }

    @Test
    @DisplayName("Secrets that are named: no file has their values, and their keys are there")
    void secrets() throws Exception {
        String word = "correct-horse-battery";
        String base64 = Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8));
        String yaml = "{apiVersion: v1, kind: Secret, metadata: {name: %s, annotations:"
                + " {kubectl.kubernetes.io/last-applied-configuration: '{\"data\":{\"key\":\"" + base64 + "\"}}'}},"
                + " data: {key: " + base64 + "}}";
        Path copied;
        try (ReplayServer server =
                ReplayServer.start(ReplayOptions.of(recording.root()).withSpeed(100))) {
            String session = server.newSession("demo");
            try (RestClient rest = RestClient.of(ClientConfig.of(session))) {
                ResourceClient<Unstructured> secrets = new DynamicClient(rest)
                        .resource(GroupVersionResource.core("v1", "secrets"))
                        .namespace("default");
                secrets.create(Unstructured.fromYaml(yaml.formatted("before")));
                AtomicBoolean written = new AtomicBoolean();
                copied = recording.record(session, "mine", Recording.named("secrets"), "", recorder -> {
                    if (server.counts(session).of("WATCH") == 2 && written.compareAndSet(false, true)) {
                        secrets.create(Unstructured.fromYaml(yaml.formatted("after")));
                    }
                    return recorder.changes().equals("secrets 1");
                });
            }
        }
        String objects = Files.readString(copied.resolve("objects.jsonl"));
        String log = Files.readString(copied.resolve("log.jsonl"));
        assertThat(objects).contains("\"before\"", "\"data\":{\"key\":\"YmxhbmtlZA==\"}");
        assertThat(log).contains("\"after\"", "\"data\":{\"key\":\"YmxhbmtlZA==\"}");
        assertThat(objects + log + recording.said()).doesNotContain(word, base64);
    }

    /** When the recorded changes have started, a client creates, changes and deletes. */
    private static void write(ReplayServer server, String session) {
        await().until(() -> server.counts(session).of("WATCH") == 4);
        try (RestClient rest = RestClient.of(ClientConfig.of(session))) {
            ResourceClient<Unstructured> maps =
                    new DynamicClient(rest).resource(CONFIG_MAPS).namespace("default");
            Unstructured made = maps.create(
                    Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: ours}, data: {a: '1'}}"));
            maps.patch("ours", PatchType.MERGE, "{\"data\":{\"a\":\"2\"}}".getBytes(StandardCharsets.UTF_8));
            maps.create(Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: gone}}"));
            maps.delete("gone");
            assertThat(made.name()).isEqualTo("ours");
        }
    }

    private static JsonNode json(RestClient client, String pathAndQuery) {
        ApiRequest request = ApiRequest.get(pathAndQuery);
        Map<String, String> query = new LinkedHashMap<>();
        request.query().forEach((name, values) -> query.put(name, values.get(0)));
        return Json.tree(client.send(RestRequest.get(request.path()).withQuery(query)));
    }

    /** Returns all events since a version, from a server that has played all changes. */
    private static List<JsonNode> watched(RestClient client, String path, long version) {
        byte[] lines = client.send(RestRequest.get(path)
                .withQuery(Map.of("watch", "1", "resourceVersion", "" + version, "timeoutSeconds", "1")));
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
