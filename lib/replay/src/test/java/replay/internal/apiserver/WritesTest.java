package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import replay.Fixtures;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;
import replay.recordings.RecordedExchange;

/** Writes appear on the session's watches, and versions never decrease, also between recorded changes. */
class WritesTest {
    private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MERGE = "application/merge-patch+json";

    @TestFactory
    Stream<DynamicTest> theStorysOwnWritesGetTheRecordedAnswers() {
        return Stream.of(
                        "k8s-01 30-story-01-apply-mygott",
                        "k8s-01 30-story-02-patch-my-config",
                        "k8s-01 30-story-04-create-tmp-config",
                        "edge-01 30-story-01-create-pod-probe",
                        "edge-01 30-story-02-patch-edge-config",
                        "edge-01 30-story-03-patch-w-1",
                        "edge-01 30-story-04-create-w-4",
                        "edge-01 30-story-07-label-sensor",
                        "edge-01 30-story-08-delete-w-2",
                        "gpu-01 30-story-01-create-pod-infer",
                        "gpu-01 30-story-04-patch-w-3-v1beta1")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String recordedFrom = name.substring(0, name.indexOf(' '));
                    RecordedExchange recorded = Fixtures.recordings()
                            .exchange("clusters/" + recordedFrom, name.substring(name.indexOf(' ') + 1));
                    String tape = recordedFrom.equals("k8s-01")
                            ? "demo"
                            : recordedFrom.substring(0, recordedFrom.indexOf('-'));
                    try (Fixtures.Cluster cluster = new Fixtures.Cluster(tape)) {
                        ApiResponse.Body answer = cluster.body(recorded.request());

                        assertThat(answer.status()).isEqualTo(recorded.status());
                        assertThat(RecordedErrorsTest.withoutVersions(Fixtures.json(answer.bytes())))
                                .isEqualTo(RecordedErrorsTest.withoutVersions(Fixtures.json(recorded.body())));
                    }
                }));
    }

    @Test
    void aWriteIsSentToTheWatchWithTheNextVersion() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            WatchCursor watch = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            List<String> woken = new ArrayList<>();
            watch.onChange(() -> woken.add("wake"));
            assertThat(Fixtures.Cluster.poll(watch)).isEmpty();
            assertThat(woken).isEmpty();

            create(cluster, "mine");
            assertThat(woken).hasSize(1);
            cluster.send("PATCH", CONFIGMAPS + "/mine", MERGE, "{\"data\":{\"a\":\"2\"}}");
            cluster.send("DELETE", CONFIGMAPS + "/mine", "", "");

            List<JsonNode> events = Fixtures.Cluster.poll(watch);
            assertThat(types(events)).containsExactly("ADDED 511", "MODIFIED 512", "DELETED 513");
        }
    }

    @Test
    void aWriteMovesTheVersionsOfLaterRecordedChangesUp() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor pods = cluster.watch("/api/v1/pods?watch=1&resourceVersion=510");
            WatchCursor maps = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            List<JsonNode> before = cluster.drain(pods, 6_000);
            assertThat(types(before)).containsExactly("ADDED 515", "MODIFIED 521", "MODIFIED 524", "MODIFIED 527");

            create(cluster, "mine"); // after 530, the newest version then
            create(cluster, "mine-too");
            List<JsonNode> after = cluster.drain(pods, 60_000);

            assertThat(types(after)).startsWith("ADDED 537", "ADDED 539").endsWith("DELETED 585"); // each moved up by 2
            assertThat(types(Fixtures.Cluster.poll(maps)))
                    .containsExactly(
                            "ADDED 531", "ADDED 532", "MODIFIED 533", "ADDED 550", "MODIFIED 564", "DELETED 568");
            assertThat(cluster.get(CONFIGMAPS + "/my-config")
                            .at("/metadata/resourceVersion")
                            .asText())
                    .isEqualTo("564");
        }
    }

    @Test
    void aWatchThatResumesBetweenRecordedChangesAfterAWriteMissesNothing() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            WatchCursor all = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            cluster.passMillis(10_000);
            create(cluster, "mine");
            List<JsonNode> events = cluster.drain(all, 30_000);
            assertThat(events).hasSize(5);
            for (int i = 0; i < events.size(); i++) {
                String version =
                        events.get(i).at("/object/metadata/resourceVersion").asText();
                WatchCursor resumed = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=" + version);
                assertThat(Fixtures.Cluster.poll(resumed)).isEqualTo(events.subList(i + 1, events.size()));
            }
        }
    }

    @Test
    void aRecordedChangeKeepsTheClientsChangeOfTheObject() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            cluster.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"data\":{\"mine\":\"1\"}}");
            WatchCursor watch = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=511");
            cluster.drain(watch, 30_000);

            JsonNode data = cluster.get(CONFIGMAPS + "/my-config").path("data");
            assertThat(data.path("mine").asText()).isEqualTo("1");
            assertThat(data.path("level").asText()).isEqualTo("2"); // the last recorded change
        }
    }

    @Test
    void recordedChangesOfAnObjectThatAClientDeletedAreSkipped() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("rollout")) {
            cluster.watch("/api/v1/pods?watch=1");
            cluster.passMillis(7_000);
            cluster.send("DELETE", "/apis/apps/v1/namespaces/default/deployments/mygott", "", "");
            assertThat(cluster.get("/api/v1/namespaces/default/pods").path("items"))
                    .hasSize(6); // its pod was deleted, too
            cluster.passMillis(60_000);

            assertThat(cluster.get("/api/v1/namespaces/default/pods").path("items"))
                    .hasSize(6);
            assertThat(cluster.get("/apis/apps/v1/namespaces/default/replicasets")
                            .path("items"))
                    .hasSize(3);
        }
    }

    @Test
    void aSelectorsWatchSeesDeletedAndAdded() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            String pod = "/api/v1/namespaces/default/pods/pod-1";
            String label = cluster.get(pod)
                    .at("/metadata/labels")
                    .properties()
                    .iterator()
                    .next()
                    .getKey();
            String value = cluster.get(pod).at("/metadata/labels/" + label).asText();
            WatchCursor watch =
                    cluster.watch("/api/v1/pods?watch=1&resourceVersion=510&labelSelector=" + label + "%3D" + value);

            cluster.send("PATCH", pod, MERGE, "{\"metadata\":{\"labels\":{\"" + label + "\":\"other\"}}}");
            cluster.send("PATCH", pod, MERGE, "{\"metadata\":{\"labels\":{\"" + label + "\":\"" + value + "\"}}}");

            List<JsonNode> events = Fixtures.Cluster.poll(watch);
            assertThat(types(events)).containsExactly("DELETED 511", "ADDED 512");
            assertThat(events.get(0).at("/object/metadata/labels/" + label).asText())
                    .as("its old labels")
                    .isEqualTo(value);
        }
    }

    @Test
    void sessionsOfOneTapeAreIndependent() {
        try (Fixtures.Cluster one = new Fixtures.Cluster("demo");
                Fixtures.Cluster other = new Fixtures.Cluster("demo")) {
            create(one, "mine");
            assertThat(one.get(CONFIGMAPS).path("items")).hasSize(4);
            assertThat(other.get(CONFIGMAPS).path("items")).hasSize(3);
        }
    }

    @Test
    void anEarlierStateCanStillBeListed() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            create(cluster, "mine");
            cluster.send("DELETE", CONFIGMAPS + "/my-config", "", "");
            String exact = CONFIGMAPS + "?resourceVersionMatch=Exact&resourceVersion=";
            assertThat(cluster.get(exact + "510").path("items")).hasSize(3);
            assertThat(cluster.get(exact + "511").path("items")).hasSize(4);
            assertThat(cluster.get(exact + "512").path("items")).hasSize(3);
        }
    }

    @Test
    void pagesShowOneStateWhateverHappensBetween() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            JsonNode first = cluster.get(CONFIGMAPS + "?limit=2");
            create(cluster, "zzz");
            JsonNode second = cluster.get(CONFIGMAPS + "?limit=2&continue="
                    + first.at("/metadata/continue").asText());
            assertThat(second.path("items")).hasSize(1);
            assertThat(second.at("/metadata/resourceVersion").asText()).isEqualTo("510");
        }
    }

    @Test
    void aScaleChangesTheReplicasAndTheGeneration() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            String deployment = "/apis/apps/v1/namespaces/default/deployments/ngx";
            ApiResponse.Body scale = cluster.send("PATCH", deployment + "/scale", MERGE, "{\"spec\":{\"replicas\":4}}");
            assertThat(Fixtures.json(scale.bytes()).at("/spec/replicas").asInt())
                    .isEqualTo(4);
            JsonNode after = cluster.get(deployment);
            assertThat(after.at("/spec/replicas").asInt()).isEqualTo(4);
            assertThat(after.at("/metadata/generation").asInt()).isEqualTo(2);
        }
    }

    @Test
    void aStatusIsWrittenThroughItsSubresource() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("edge")) {
            String widget = "/apis/example.com/v1/namespaces/default/widgets/w-1";
            String patch = "{\"spec\":{\"size\":99},\"status\":{\"phase\":\"Ready\"}}";
            JsonNode byStatus = Fixtures.json(
                    cluster.send("PATCH", widget + "/status", MERGE, patch).bytes());
            assertThat(byStatus.at("/spec/size").asInt()).isEqualTo(1);
            assertThat(byStatus.at("/status/phase").asText()).isEqualTo("Ready");

            JsonNode byMain =
                    Fixtures.json(cluster.send("PATCH", widget, MERGE, "{\"spec\":{\"size\":7},\"status\":null}")
                            .bytes());
            assertThat(byMain.at("/spec/size").asInt()).isEqualTo(7);
            assertThat(byMain.at("/status/phase").asText()).isEqualTo("Ready");
        }
    }

    @Test
    void aPatchThatChangesNothingIsNoWrite() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            WatchCursor watch = cluster.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            JsonNode before = cluster.get(CONFIGMAPS + "/my-config");
            ApiResponse.Body answer = cluster.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"metadata\":{}}");
            assertThat(Fixtures.json(answer.bytes())).isEqualTo(before);
            assertThat(Fixtures.Cluster.poll(watch)).isEmpty();
        }
    }

    @Test
    void aCollectionIsDeletedBySelector() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            cluster.send("DELETE", CONFIGMAPS + "?fieldSelector=metadata.name%3Dmy-config", "", "");
            assertThat(cluster.get(CONFIGMAPS).path("items")).hasSize(2);
            cluster.send("DELETE", CONFIGMAPS, "", "");
            assertThat(cluster.get(CONFIGMAPS).path("items")).isEmpty();
        }
    }

    @Test
    void deletingANamespaceDeletesItsObjects() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            cluster.send("POST", "/api/v1/namespaces", "application/json", "{\"metadata\":{\"name\":\"mine\"}}");
            String inside = "/api/v1/namespaces/mine/configmaps";
            cluster.send("POST", inside, "application/json", "{\"metadata\":{\"name\":\"x\"}}");
            assertThat(cluster.get(inside).path("items")).hasSize(1);

            cluster.send("DELETE", "/api/v1/namespaces/mine", "", "");
            assertThat(cluster.get(inside).path("items")).isEmpty();
            ApiResponse.Body refused =
                    cluster.send("POST", inside, "application/json", "{\"metadata\":{\"name\":\"x\"}}");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(Fixtures.json(refused.bytes()).path("message").asText())
                    .isEqualTo("namespaces \"mine\" not found");
        }
    }

    @Test
    void bothVersionsOfACustomResourceSeeAWrite() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("gpu")) {
            WatchCursor v1 = cluster.watch("/apis/example.com/v1/widgets?watch=1&resourceVersion=383");
            WatchCursor beta = cluster.watch("/apis/example.com/v1beta1/widgets?watch=1&resourceVersion=383");
            cluster.send(
                    "POST",
                    "/apis/example.com/v1beta1/namespaces/default/widgets",
                    "application/json",
                    "{\"apiVersion\":\"example.com/v1beta1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"mine\"},\"spec\":{}}");

            JsonNode one = Fixtures.Cluster.poll(v1).get(0).path("object");
            JsonNode two = Fixtures.Cluster.poll(beta).get(0).path("object");
            assertThat(one.path("apiVersion").asText()).isEqualTo("example.com/v1");
            assertThat(two.path("apiVersion").asText()).isEqualTo("example.com/v1beta1");
            assertThat(((ObjectNode) one).put("apiVersion", "example.com/v1beta1"))
                    .isEqualTo(two);
        }
    }

    @Test
    void aBodyOfAWrongShapeIsRefusedAndChangesNothing() {
        try (Fixtures.Cluster cluster = new Fixtures.Cluster("demo")) {
            for (String body : List.of(
                    "[]",
                    "",
                    "{\"metadata\":[]}",
                    "{\"metadata\":{\"name\":\"x\",\"labels\":{\"a\":1}}}",
                    "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"}}",
                    "{\"apiVersion\":\"v2\",\"metadata\":{\"name\":\"x\"}}",
                    "{\"metadata\":{\"name\":\"x\",\"namespace\":\"other\"}}")) {
                assertThat(cluster.send("POST", CONFIGMAPS, "application/json", body)
                                .status())
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(cluster.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"metadata\":null}")
                            .status())
                    .isEqualTo(400);
            assertThat(cluster.send("POST", CONFIGMAPS, "application/json", "{}")
                            .status())
                    .isEqualTo(422);
            assertThat(cluster.get(CONFIGMAPS).at("/metadata/resourceVersion").asText())
                    .isEqualTo("510");
        }
    }

    private static void create(Fixtures.Cluster cluster, String name) {
        ApiResponse.Body answer = cluster.send(
                "POST",
                CONFIGMAPS,
                "application/json",
                "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"a\":\"1\"}}");
        assertThat(answer.status()).as(new String(answer.bytes())).isEqualTo(201);
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(e -> e.path("type").asText() + " "
                        + e.at("/object/metadata/resourceVersion").asText())
                .toList();
    }
}
