package replay.internal.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.Fixtures;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.WatchCursor;

/** The options of writes; unsupported options are errors. */
class WriteOptionsTest {
    private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MINE = CONFIGMAPS + "/my-config";
    private static final String NGX = "/apis/apps/v1/namespaces/default/deployments/ngx";
    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String FOREGROUND = "{\"kind\":\"DeleteOptions\",\"propagationPolicy\":\"Foreground\"}";

    private final Fixtures.Cluster cluster = new Fixtures.Cluster("demo");

    @AfterEach
    void stop() {
        cluster.close();
    }

    private static String warning(ApiResponse.Body answer) {
        return answer.headers().getOrDefault("Warning", "");
    }

    private static String message(ApiResponse.Body answer) {
        return answer.status() + " "
                + Fixtures.json(answer.bytes()).path("message").asText();
    }

    private List<String> poll(WatchCursor watch) {
        List<String> events = new ArrayList<>();
        for (JsonNode event : Fixtures.Cluster.poll(watch)) {
            JsonNode meta = event.at("/object/metadata");
            events.add(
                    event.path("type").asText() + " " + event.at("/object/kind").asText() + " "
                            + meta.path("resourceVersion").asText() + meta.path("finalizers"));
        }
        return events;
    }

    @Test
    void aForegroundDeleteDeletesDependentsFirst() {
        WatchCursor deployments = cluster.watch("/apis/apps/v1/deployments?watch=1&resourceVersion=510");
        WatchCursor replicaSets = cluster.watch("/apis/apps/v1/replicasets?watch=1&resourceVersion=510");
        WatchCursor pods = cluster.watch("/api/v1/pods?watch=1&resourceVersion=510");

        JsonNode answer =
                Fixtures.json(cluster.send("DELETE", NGX, JSON, FOREGROUND).bytes());
        assertThat(answer.path("kind").asText())
                .as("it still exists, so it is returned")
                .isEqualTo("Deployment");
        assertThat(answer.at("/metadata/deletionTimestamp").asText()).isNotEmpty();
        assertThat(answer.at("/metadata/finalizers").toString()).isEqualTo("[\"foregroundDeletion\"]");

        assertThat(poll(deployments))
                .containsExactly("MODIFIED Deployment 511[\"foregroundDeletion\"]", "DELETED Deployment 515");
        assertThat(poll(replicaSets))
                .containsExactly("MODIFIED ReplicaSet 512[\"foregroundDeletion\"]", "DELETED ReplicaSet 514");
        assertThat(poll(pods)).containsExactly("DELETED Pod 513");
    }

    @Test
    void aForegroundDeleteWaitsForAFinalizerFurtherDown() {
        String pod = "/api/v1/namespaces/default/pods/"
                + cluster.get("/api/v1/namespaces/default/pods?labelSelector=app%3Dngx")
                        .at("/items/0/metadata/name")
                        .asText();
        cluster.send("PATCH", pod, MERGE, "{\"metadata\":{\"finalizers\":[\"example.com/hold\"]}}");
        cluster.send("DELETE", NGX, JSON, FOREGROUND);
        cluster.send("DELETE", NGX, JSON, FOREGROUND); // a second DELETE has no effect
        assertThat(cluster.get(NGX).at("/metadata/deletionTimestamp").asText()).isNotEmpty();
        assertThat(cluster.get(pod).at("/metadata/deletionTimestamp").asText()).isNotEmpty();

        cluster.send("PATCH", pod, MERGE, "{\"metadata\":{\"finalizers\":null}}");
        for (String gone : List.of(pod, NGX)) {
            assertThat(cluster.body(ApiRequest.get(gone)).status()).as(gone).isEqualTo(404);
        }
        assertThat(cluster.get("/apis/apps/v1/namespaces/default/replicasets?labelSelector=app%3Dngx")
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aDryRunChangesNothing() {
        String before = cluster.get(CONFIGMAPS).toString();
        String deployment = cluster.get(NGX).toString();
        ApiResponse.Body put = cluster.send("PATCH", MINE + "?dryRun=All", MERGE, "{\"data\":{\"a\":\"dry\"}}");
        assertThat(Fixtures.json(put.bytes()).at("/data/a").asText()).isEqualTo("dry");
        cluster.send("POST", CONFIGMAPS + "?dryRun=All", JSON, "{\"metadata\":{\"name\":\"dry\"}}");
        cluster.send("DELETE", MINE, JSON, "{\"dryRun\":[\"All\"]}");
        cluster.send("DELETE", CONFIGMAPS, JSON, "{\"dryRun\":[\"All\"]}");
        cluster.send("DELETE", NGX, JSON, FOREGROUND.replace("}", ",\"dryRun\":[\"All\"]}"));
        cluster.send("PATCH", NGX + "/scale?dryRun=All", MERGE, "{\"spec\":{\"replicas\":7}}");
        assertThat(cluster.get(CONFIGMAPS)).hasToString(before);
        assertThat(cluster.get(NGX)).hasToString(deployment);
        assertThat(message(
                        cluster.send("POST", CONFIGMAPS + "?dryRun=some", JSON, "{\"metadata\":{\"name\":\"dry\"}}")))
                .startsWith("400 dryRun: Unsupported value: \"some\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | " + MINE
                        + " | {\"kind\":\"Pod\"} | 400 expected DeleteOptions as the body of a DELETE, found Pod",
                "DELETE | " + MINE
                        + " | {\"gracePeriod\":1} | 400 the replay does not know the delete option \"gracePeriod\"",
                "DELETE | " + MINE
                        + " | {\"propagationPolicy\":\"Sideways\"} | 422 DeleteOptions.meta.k8s.io \"\" is invalid:",
                "DELETE | " + MINE
                        + " | {\"preconditions\":{\"resourceVersion\":\"1\"}} | 409 Operation cannot be fulfilled",
                "DELETE | " + CONFIGMAPS
                        + " | {\"preconditions\":{\"uid\":\"u\"}} | 400 preconditions are about one object",
                "DELETE | " + CONFIGMAPS
                        + "?limit=1 | '' | 400 the replay server deletes all matching objects at once and supports no limit",
                "DELETE | " + CONFIGMAPS + "?resourceVersion=999999 | '' | 504 Timeout: Too large resource version",
                "DELETE | " + CONFIGMAPS
                        + "?continue=x | '' | 400 the replay does not know the query parameter \"continue\"",
                "PATCH | " + MINE
                        + "?force=true | {} | 422 PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden:",
                "PATCH | " + MINE
                        + "?fieldValidation=Maybe | {} | 422 PatchOptions.meta.k8s.io \"\" is invalid: fieldVali",
                "PUT | " + MINE
                        + "?fieldValidation=warn | {} | 422 UpdateOptions.meta.k8s.io \"\" is invalid: fieldValidatio",
                "PATCH | " + MINE + "?fieldValidation=Strict | {\"dat\":{}} | 422 "
                        + " \"\" is invalid: patch: Invalid value: \"{",
            })
    void unsupportedOptionsAreRefused(String method, String url, String body, String message) {
        String before = cluster.get(CONFIGMAPS).toString();
        assertThat(message(cluster.send(method, url, method.equals("PATCH") ? MERGE : JSON, body == null ? "" : body)))
                .startsWith(message.strip());
        assertThat(cluster.get(CONFIGMAPS)).hasToString(before);
    }

    @Test
    void unknownAndDoubleFieldsAreDroppedWithAWarningByDefault() {
        String body =
                "{\"metadata\":{\"name\":\"%s\",\"label\":{},\"labels\":{\"a\":\"1\",\"a\":\"2\"}},\"dat\":{\"k\":\"v\"}}";
        ApiResponse.Body warned = cluster.send("POST", CONFIGMAPS, JSON, body.formatted("one"));
        assertThat(warned.status()).isEqualTo(201);
        assertThat(warning(warned))
                .isEqualTo(
                        "299 - \"duplicate field \\\"metadata.labels.a\\\"\", 299 - \"unknown field \\\"metadata.label\\\"\","
                                + " 299 - \"unknown field \\\"dat\\\"\"");
        JsonNode made = cluster.get(CONFIGMAPS + "/one");
        assertThat(made.has("dat") || made.path("metadata").has("label")).isFalse();
        assertThat(made.at("/metadata/labels/a").asText()).isEqualTo("2");

        String quiet = "?fieldValidation=Ignore";
        assertThat(warning(cluster.send("POST", CONFIGMAPS + quiet, JSON, body.formatted("two"))))
                .isEmpty();
        assertThat(cluster.get(CONFIGMAPS + "/two").has("dat")).isFalse();
        assertThat(message(cluster.send("POST", CONFIGMAPS + "?fieldValidation=Strict", JSON, body.formatted("three"))))
                .isEqualTo(
                        "400 ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: "
                                + "duplicate field \"metadata.labels.a\", unknown field \"metadata.label\", unknown field \"dat\"");
        assertThat(warning(cluster.send("PATCH", MINE, MERGE, "{\"dat\":{}}")))
                .isEqualTo("299 - \"unknown field \\\"dat\\\"\"");
        assertThat(cluster.get(MINE).has("dat")).isFalse();
        assertThat(warning(cluster.send("PATCH", MINE, MERGE, "{\"data\":{\"a\":\"b\"}}")))
                .isEmpty();
    }
}
