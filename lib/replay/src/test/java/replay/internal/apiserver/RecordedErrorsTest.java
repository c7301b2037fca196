package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import replay.Fixtures;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.ContinueToken;
import replay.recordings.RecordedExchange;

/**
 * The requests of the recorded main run (folder 1.36.2), sent to a session in which the same objects were created
 * first. Versions, uids, times and managedFields differ between clusters and are ignored; everything else must be
 * equal.
 */
class RecordedErrorsTest {
    private Fixtures.Cluster cluster;

    @BeforeEach
    void createTheRecordedObjects() {
        cluster = new Fixtures.Cluster("demo");
        assertAnswered(recorded("10-create-namespace"));
        for (int i = 0; i < 5; i++) {
            String body = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"cm-" + i
                    + "\",\"labels\":{\"n\":\"" + i % 2 + "\"}},\"data\":{\"k\":\"v" + i + "\"}}";
            assertThat(cluster.send("POST", "/api/v1/namespaces/demo/configmaps", "application/json", body)
                            .status())
                    .isEqualTo(201);
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAreTheRecordedOnes() {
        return Stream.of(
                        "12-list-configmaps",
                        "12b-list-configmaps-rv0",
                        "13-list-configmaps-limit2-page1",
                        "13b-list-configmaps-limit2-labelSelector",
                        "14b-list-configmaps-partialobjectmetadata",
                        "15-list-empty",
                        "16-list-fieldSelector",
                        "16b-list-fieldSelector-unsupported",
                        "17-list-bad-continue",
                        "22-404-object",
                        "22b-404-unknown-group",
                        "22c-404-unknown-resource",
                        "23c-409-already-exists",
                        "24-422-invalid-name",
                        "24b-422-invalid-pod",
                        "24c-422-pod-no-spec",
                        "25d-bad-resourceVersion-list",
                        "25e-bad-resourceVersion-watch",
                        "26-list-future-rv",
                        "26d-watch-sendInitialEvents-without-match",
                        "26e-400-strict-unknown-field",
                        "26f-dryrun",
                        "27-healthz",
                        "27c-livez-anonymous",
                        "31b-patch-merge",
                        "36-server-side-apply",
                        "37-404-log",
                        "38-list-deployments-empty",
                        "38b-list-crds-empty",
                        "40-list-pods-empty",
                        "41b-create-pod",
                        "45b-delete-configmap")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    createTheRecordedObjects();
                    assertAnswered(recorded(name));
                }));
    }

    @Test
    void anOldVersionInAPutIsAConflictAsRecorded() {
        ApiResponse.Body first = cluster.body(put(recorded("23-put-ok"), ""));
        assertThat(first.status()).isEqualTo(200);
        assertSameBody(recorded("23-put-ok"), first);

        ApiResponse.Body second = cluster.body(put(recorded("23b-409-conflict"), "511"));
        assertSameBody(recorded("23b-409-conflict"), second);
        assertThat(second.status()).isEqualTo(409);
    }

    /** The recorded PUT, with this cluster's uid and a version of it (the current one, if none is given). */
    private ApiRequest put(RecordedExchange recorded, String version) {
        JsonNode current = cluster.get("/api/v1/namespaces/demo/configmaps/cm-0");
        ObjectNode body = (ObjectNode) Fixtures.json(recorded.requestBody());
        ((ObjectNode) body.get("metadata"))
                .put("uid", current.at("/metadata/uid").asText())
                .put(
                        "resourceVersion",
                        version.isEmpty()
                                ? current.at("/metadata/resourceVersion").asText()
                                : version);
        return new ApiRequest(
                "PUT",
                recorded.path(),
                java.util.Map.of(),
                "application/json",
                "application/json",
                JsonTrees.bytes(body));
    }

    @Test
    void aWrongUidAsPreconditionIsAConflictAsRecorded() {
        String pod = "{\"metadata\":{\"name\":\"pod-2\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}";
        cluster.send("POST", "/api/v1/namespaces/demo/pods", "application/json", pod);

        assertAnswered(recorded("44c-delete-409-uid-precondition"));
    }

    @Test
    void aFinalizerKeepsAnObjectAsRecorded() {
        String pod =
                "{\"metadata\":{\"name\":\"fin\",\"labels\":{\"app\":\"web\"},\"finalizers\":[\"example.com/hold\"]},"
                        + "\"spec\":{\"containers\":[{\"name\":\"web\",\"image\":\"nginx:1.27\",\"ports\":[{\"containerPort\":80}]}]}}";
        cluster.send("POST", "/api/v1/namespaces/demo/pods", "application/json", pod);

        assertAnswered(recorded("44e-delete-with-finalizer"));
        assertThat(cluster.get("/api/v1/namespaces/demo/pods").path("items")).hasSize(1);

        cluster.send(
                "PATCH",
                "/api/v1/namespaces/demo/pods/fin",
                "application/merge-patch+json",
                "{\"metadata\":{\"finalizers\":null}}");
        assertThat(cluster.get("/api/v1/namespaces/demo/pods").path("items")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotAllowedIsRefusedAsRecorded() {
        return Stream.of("21-403-list", "21b-403-watch")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    cluster = new Fixtures.Cluster("denied");
                    assertAnswered(recorded(name));
                }));
    }

    @Test
    void theDeniedTapeServesWhatItAllows() {
        cluster = new Fixtures.Cluster("denied");
        assertThat(cluster.get("/api/v1/namespaces/default/configmaps").path("items"))
                .hasSize(3);
        assertThat(cluster.get("/api/v1").path("kind").asText()).isEqualTo("APIResourceList");
        ApiResponse.Body pods = cluster.body(ApiRequest.get("/api/v1/pods"));
        assertThat(Fixtures.json(pods.bytes()).path("message").asText())
                .isEqualTo("pods is forbidden: User \"nobody\" cannot list resource \"pods\" in API group \"\" at the"
                        + " cluster scope");
    }

    @Test
    void messagesThatDifferInTheirDetailsBeginAsRecorded() {
        for (String name : List.of("25-400-bad-json", "25b-415", "25c-406")) {
            RecordedExchange recorded = recorded(name);
            ApiResponse.Body answer = cluster.body(recorded.request());
            JsonNode theirs = Fixtures.json(recorded.body());
            JsonNode ours = Fixtures.json(answer.bytes());
            assertThat(answer.status()).as(name).isEqualTo(recorded.status());
            assertThat(ours.path("reason")).as(name).isEqualTo(theirs.path("reason"));
            assertThat(ours.path("message").asText())
                    .as(name)
                    .startsWith(theirs.path("message").asText().substring(0, 60));
        }
    }

    private static RecordedExchange recorded(String name) {
        return Fixtures.recordings().exchange("1.36.2", name);
    }

    private void assertAnswered(RecordedExchange recorded) {
        ApiResponse.Body answer = cluster.body(recorded.request());
        assertThat(answer.status()).as(new String(answer.bytes())).isEqualTo(recorded.status());
        assertThat(answer.contentType()).isEqualTo(recorded.contentType());
        assertSameBody(recorded, answer);
    }

    private static void assertSameBody(RecordedExchange recorded, ApiResponse.Body answer) {
        if (recorded.contentType().startsWith("application/json")) {
            assertThat(withoutVersions(Fixtures.json(answer.bytes())))
                    .isEqualTo(withoutVersions(Fixtures.json(recorded.body())));
        } else {
            assertThat(answer.bytes()).isEqualTo(recorded.body());
        }
    }

    /** Removes what differs between clusters. */
    static JsonNode withoutVersions(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(List.of("managedFields", "uid", "resourceVersion", "creationTimestamp", "deletionTimestamp"));
            if (object.path("continue").asText().length() > 1) {
                object.put(
                        "continue",
                        ContinueToken.parse(object.path("continue").asText()).start());
            }
            if (object.path("message").isTextual()) {
                object.put(
                        "message",
                        object.path("message")
                                .asText()
                                .replaceAll("current: \\d+", "current: N")
                                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UID"));
            }
            object.forEach(RecordedErrorsTest::withoutVersions);
        } else if (tree instanceof ArrayNode array) {
            array.forEach(RecordedErrorsTest::withoutVersions);
        }
        return tree;
    }
}
