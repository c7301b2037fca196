package workbook.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Writes come back on the session's watches, and never make versions go back, in mid-story either. */
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
                    String cluster = name.substring(0, name.indexOf(' '));
                    Exchange recorded = Fixtures.recordings()
                            .exchange("clusters/" + cluster, name.substring(name.indexOf(' ') + 1));
                    String tape = cluster.equals("k8s-01") ? "demo" : cluster.substring(0, cluster.indexOf('-'));
                    try (Fixtures.World world = new Fixtures.World(tape)) {
                        ApiAnswer.Body answer = world.body(recorded.request());

                        assertThat(answer.status()).isEqualTo(recorded.status());
                        assertThat(RecordedErrorsTest.worldless(Fixtures.json(answer.bytes())))
                                .isEqualTo(RecordedErrorsTest.worldless(Fixtures.json(recorded.body())));
                    }
                }));
    }

    @Test
    void aWriteComesBackOnTheWatchWithTheNextVersion() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            WatchCursor watch = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            List<String> woken = new ArrayList<>();
            watch.onChange(() -> woken.add("wake"));
            assertThat(Fixtures.World.poll(watch)).isEmpty();
            assertThat(woken).isEmpty();

            create(world, "mine");
            assertThat(woken).hasSize(1);
            world.send("PATCH", CONFIGMAPS + "/mine", MERGE, "{\"data\":{\"a\":\"2\"}}");
            world.send("DELETE", CONFIGMAPS + "/mine", "", "");

            List<JsonNode> events = Fixtures.World.poll(watch);
            assertThat(types(events)).containsExactly("ADDED 511", "MODIFIED 512", "DELETED 513");
        }
    }

    @Test
    void aWriteInMidStoryMovesTheRestOfTheStoryUp() {
        try (Fixtures.World world = new Fixtures.World("rollout")) {
            WatchCursor pods = world.watch("/api/v1/pods?watch=1&resourceVersion=510");
            WatchCursor maps = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            List<JsonNode> before = world.drain(pods, 6_000);
            assertThat(types(before)).containsExactly("ADDED 515", "MODIFIED 521", "MODIFIED 524", "MODIFIED 527");

            create(world, "mine"); // after 530, the newest then
            create(world, "mine-too");
            List<JsonNode> after = world.drain(pods, 60_000);

            assertThat(types(after)).startsWith("ADDED 537", "ADDED 539").endsWith("DELETED 585"); // 2 up each
            assertThat(types(Fixtures.World.poll(maps)))
                    .containsExactly(
                            "ADDED 531", "ADDED 532", "MODIFIED 533", "ADDED 550", "MODIFIED 564", "DELETED 568");
            assertThat(world.get(CONFIGMAPS + "/my-config")
                            .at("/metadata/resourceVersion")
                            .asText())
                    .isEqualTo("564");
        }
    }

    @Test
    void whoResumesInMidStoryAfterAWriteMissesNothing() {
        try (Fixtures.World world = new Fixtures.World("rollout")) {
            WatchCursor all = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            world.passMillis(10_000);
            create(world, "mine");
            List<JsonNode> events = world.drain(all, 30_000);
            assertThat(events).hasSize(5);
            for (int i = 0; i < events.size(); i++) {
                String version =
                        events.get(i).at("/object/metadata/resourceVersion").asText();
                WatchCursor resumed = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=" + version);
                assertThat(Fixtures.World.poll(resumed)).isEqualTo(events.subList(i + 1, events.size()));
            }
        }
    }

    @Test
    void theStorysChangeOfAnObjectKeepsTheClientsOwn() {
        try (Fixtures.World world = new Fixtures.World("rollout")) {
            world.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"data\":{\"mine\":\"1\"}}");
            WatchCursor watch = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=511");
            world.drain(watch, 30_000);

            JsonNode data = world.get(CONFIGMAPS + "/my-config").path("data");
            assertThat(data.path("mine").asText()).isEqualTo("1");
            assertThat(data.path("level").asText()).isEqualTo("2"); // the story's last change
        }
    }

    @Test
    void theStoryLeavesAloneWhatAClientDeleted() {
        try (Fixtures.World world = new Fixtures.World("rollout")) {
            world.watch("/api/v1/pods?watch=1");
            world.passMillis(7_000);
            world.send("DELETE", "/apis/apps/v1/namespaces/default/deployments/mygott", "", "");
            assertThat(world.get("/api/v1/namespaces/default/pods").path("items"))
                    .hasSize(6); // its pod went, too
            world.passMillis(60_000);

            assertThat(world.get("/api/v1/namespaces/default/pods").path("items"))
                    .hasSize(6);
            assertThat(world.get("/apis/apps/v1/namespaces/default/replicasets").path("items"))
                    .hasSize(3);
        }
    }

    @Test
    void aSelectorsWatchSeesDeletedAndAdded() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            String pod = "/api/v1/namespaces/default/pods/pod-1";
            String label = world.get(pod)
                    .at("/metadata/labels")
                    .properties()
                    .iterator()
                    .next()
                    .getKey();
            String value = world.get(pod).at("/metadata/labels/" + label).asText();
            WatchCursor watch =
                    world.watch("/api/v1/pods?watch=1&resourceVersion=510&labelSelector=" + label + "%3D" + value);

            world.send("PATCH", pod, MERGE, "{\"metadata\":{\"labels\":{\"" + label + "\":\"other\"}}}");
            world.send("PATCH", pod, MERGE, "{\"metadata\":{\"labels\":{\"" + label + "\":\"" + value + "\"}}}");

            List<JsonNode> events = Fixtures.World.poll(watch);
            assertThat(types(events)).containsExactly("DELETED 511", "ADDED 512");
            assertThat(events.get(0).at("/object/metadata/labels/" + label).asText())
                    .as("its old labels")
                    .isEqualTo(value);
        }
    }

    @Test
    void sessionsOfOneTapeAreIndependent() {
        try (Fixtures.World one = new Fixtures.World("demo");
                Fixtures.World other = new Fixtures.World("demo")) {
            create(one, "mine");
            assertThat(one.get(CONFIGMAPS).path("items")).hasSize(4);
            assertThat(other.get(CONFIGMAPS).path("items")).hasSize(3);
        }
    }

    @Test
    void anEarlierStateCanStillBeListed() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            create(world, "mine");
            world.send("DELETE", CONFIGMAPS + "/my-config", "", "");
            String exact = CONFIGMAPS + "?resourceVersionMatch=Exact&resourceVersion=";
            assertThat(world.get(exact + "510").path("items")).hasSize(3);
            assertThat(world.get(exact + "511").path("items")).hasSize(4);
            assertThat(world.get(exact + "512").path("items")).hasSize(3);
        }
    }

    @Test
    void pagesShowOneStateWhateverHappensBetween() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            JsonNode first = world.get(CONFIGMAPS + "?limit=2");
            create(world, "zzz");
            JsonNode second = world.get(CONFIGMAPS + "?limit=2&continue="
                    + first.at("/metadata/continue").asText());
            assertThat(second.path("items")).hasSize(1);
            assertThat(second.at("/metadata/resourceVersion").asText()).isEqualTo("510");
        }
    }

    @Test
    void aScaleChangesTheReplicasAndTheGeneration() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            String deployment = "/apis/apps/v1/namespaces/default/deployments/ngx";
            ApiAnswer.Body scale = world.send("PATCH", deployment + "/scale", MERGE, "{\"spec\":{\"replicas\":4}}");
            assertThat(Fixtures.json(scale.bytes()).at("/spec/replicas").asInt())
                    .isEqualTo(4);
            JsonNode after = world.get(deployment);
            assertThat(after.at("/spec/replicas").asInt()).isEqualTo(4);
            assertThat(after.at("/metadata/generation").asInt()).isEqualTo(2);
        }
    }

    @Test
    void aStatusIsWrittenApart() {
        try (Fixtures.World world = new Fixtures.World("edge")) {
            String widget = "/apis/example.com/v1/namespaces/default/widgets/w-1";
            String patch = "{\"spec\":{\"size\":99},\"status\":{\"phase\":\"Ready\"}}";
            JsonNode byStatus = Fixtures.json(
                    world.send("PATCH", widget + "/status", MERGE, patch).bytes());
            assertThat(byStatus.at("/spec/size").asInt()).isEqualTo(1);
            assertThat(byStatus.at("/status/phase").asText()).isEqualTo("Ready");

            JsonNode byMain =
                    Fixtures.json(world.send("PATCH", widget, MERGE, "{\"spec\":{\"size\":7},\"status\":null}")
                            .bytes());
            assertThat(byMain.at("/spec/size").asInt()).isEqualTo(7);
            assertThat(byMain.at("/status/phase").asText()).isEqualTo("Ready");
        }
    }

    @Test
    void aPatchThatChangesNothingIsNoWrite() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            WatchCursor watch = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            JsonNode before = world.get(CONFIGMAPS + "/my-config");
            ApiAnswer.Body answer = world.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"metadata\":{}}");
            assertThat(Fixtures.json(answer.bytes())).isEqualTo(before);
            assertThat(Fixtures.World.poll(watch)).isEmpty();
        }
    }

    @Test
    void aCollectionIsDeletedBySelector() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            world.send("DELETE", CONFIGMAPS + "?fieldSelector=metadata.name%3Dmy-config", "", "");
            assertThat(world.get(CONFIGMAPS).path("items")).hasSize(2);
            world.send("DELETE", CONFIGMAPS, "", "");
            assertThat(world.get(CONFIGMAPS).path("items")).isEmpty();
        }
    }

    @Test
    void aNamespaceTakesWhatIsInItAlong() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            world.send("POST", "/api/v1/namespaces", "application/json", "{\"metadata\":{\"name\":\"mine\"}}");
            String inside = "/api/v1/namespaces/mine/configmaps";
            world.send("POST", inside, "application/json", "{\"metadata\":{\"name\":\"x\"}}");
            assertThat(world.get(inside).path("items")).hasSize(1);

            world.send("DELETE", "/api/v1/namespaces/mine", "", "");
            assertThat(world.get(inside).path("items")).isEmpty();
            ApiAnswer.Body refused = world.send("POST", inside, "application/json", "{\"metadata\":{\"name\":\"x\"}}");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(Fixtures.json(refused.bytes()).path("message").asText())
                    .isEqualTo("namespaces \"mine\" not found");
        }
    }

    @Test
    void bothVersionsOfACustomResourceSeeAWrite() {
        try (Fixtures.World world = new Fixtures.World("gpu")) {
            WatchCursor v1 = world.watch("/apis/example.com/v1/widgets?watch=1&resourceVersion=383");
            WatchCursor beta = world.watch("/apis/example.com/v1beta1/widgets?watch=1&resourceVersion=383");
            world.send(
                    "POST",
                    "/apis/example.com/v1beta1/namespaces/default/widgets",
                    "application/json",
                    "{\"apiVersion\":\"example.com/v1beta1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"mine\"},\"spec\":{}}");

            JsonNode one = Fixtures.World.poll(v1).get(0).path("object");
            JsonNode two = Fixtures.World.poll(beta).get(0).path("object");
            assertThat(one.path("apiVersion").asText()).isEqualTo("example.com/v1");
            assertThat(two.path("apiVersion").asText()).isEqualTo("example.com/v1beta1");
            assertThat(((ObjectNode) one).put("apiVersion", "example.com/v1beta1"))
                    .isEqualTo(two);
        }
    }

    @Test
    void aBodyOfAWrongShapeIsRefusedAndChangesNothing() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            for (String body : List.of(
                    "[]",
                    "",
                    "{\"metadata\":[]}",
                    "{\"metadata\":{\"name\":\"x\",\"labels\":{\"a\":1}}}",
                    "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"x\"}}",
                    "{\"apiVersion\":\"v2\",\"metadata\":{\"name\":\"x\"}}",
                    "{\"metadata\":{\"name\":\"x\",\"namespace\":\"other\"}}")) {
                assertThat(world.send("POST", CONFIGMAPS, "application/json", body)
                                .status())
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(world.send("PATCH", CONFIGMAPS + "/my-config", MERGE, "{\"metadata\":null}")
                            .status())
                    .isEqualTo(400);
            assertThat(world.send("POST", CONFIGMAPS, "application/json", "{}").status())
                    .isEqualTo(422);
            assertThat(world.get(CONFIGMAPS).at("/metadata/resourceVersion").asText())
                    .isEqualTo("510");
        }
    }

    private static void create(Fixtures.World world, String name) {
        ApiAnswer.Body answer = world.send(
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
