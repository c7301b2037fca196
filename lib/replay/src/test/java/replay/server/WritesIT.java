package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.api.Unstructured;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Deployment over plain HTTP, with the requests of kubectl's apply, scale, edit and delete. */
@Timeout(60)
class WritesIT {
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String MYNGX = DEPLOYMENTS + "/myngx";

    private final String cluster = SharedServer.get().newSession("demo");

    @Test
    @DisplayName("kubectl apply, get, scale, edit, delete, and a watch of Tables that receives each change")
    void life() throws Exception {
        try (Http.Lines watch =
                Http.watch(cluster + DEPLOYMENTS + "?watch=1&resourceVersion=510", "Accept", KubectlRequestsIT.TABLE)) {
            assertThat(Http.get(cluster + MYNGX).statusCode()).isEqualTo(404);
            // apply: not found, so it is created
            HttpResponse<String> created = Http.send(
                    "POST",
                    cluster + DEPLOYMENTS + "?fieldManager=kubectl-client-side-apply&fieldValidation=Strict",
                    "application/json",
                    myngx());
            assertThat(created.statusCode()).isEqualTo(201);
            JsonNode deployment = json(created.body());
            assertThat(deployment.at("/metadata/uid").asText()).isNotEmpty();
            assertThat(deployment.at("/metadata/creationTimestamp").asText()).isNotEmpty();
            assertThat(row(watch, "ADDED")).startsWith("myngx 0/1 0 0 ");

            JsonNode table = json(Http.get(cluster + DEPLOYMENTS, "Accept", KubectlRequestsIT.TABLE)
                    .body());
            assertThat(table.path("rows").findValuesAsText("name")).contains("myngx", "ngx");

            assertThat(Http.send(
                                    "PATCH",
                                    cluster + MYNGX + "/scale",
                                    "application/merge-patch+json",
                                    "{\"spec\":{\"replicas\":3}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(row(watch, "MODIFIED")).startsWith("myngx 0/3 0 0 ");

            assertThat(Http.send(
                                    "PATCH",
                                    cluster + MYNGX + "?fieldManager=kubectl-edit",
                                    "application/strategic-merge-patch+json",
                                    "{\"spec\":{\"template\":{\"spec\":{\"containers\":"
                                            + "[{\"name\":\"myngx\",\"image\":\"nginx:1.20\"}]}}}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(row(watch, "MODIFIED")).endsWith("myngx nginx:1.20 app=myngx");
            assertThat(json(Http.get(cluster + MYNGX).body())
                            .at("/spec/template/spec/containers/0/ports/0/containerPort")
                            .asInt())
                    .as("a strategic merge keeps the rest of the container")
                    .isEqualTo(80);

            assertThat(Http.send(
                                    "DELETE",
                                    cluster + MYNGX,
                                    "application/json",
                                    "{\"propagationPolicy\":\"Background\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(row(watch, "DELETED")).startsWith("myngx ");
            assertThat(Http.get(cluster + MYNGX).statusCode()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("a PUT with an old version is a Conflict; a second POST, AlreadyExists")
    void conflicts() throws Exception {
        String url = cluster + "/api/v1/namespaces/default/configmaps/my-config";
        ObjectNode config = (ObjectNode) json(Http.get(url).body());
        ((ObjectNode) config.path("data")).put("color", "red");
        assertThat(Http.send("PUT", url, "application/json", config.toString()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = Http.send("PUT", url, "application/json", config.toString());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again.body()).path("reason").asText()).isEqualTo("Conflict");

        Http.send("POST", cluster + DEPLOYMENTS, "application/json", myngx());
        HttpResponse<String> twice = Http.send("POST", cluster + DEPLOYMENTS, "application/json", myngx());
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(json(twice.body()).path("reason").asText()).isEqualTo("AlreadyExists");
    }

    @Test
    @DisplayName("writes stay in their session")
    void sessions() throws Exception {
        assertThat(Http.send("POST", cluster + DEPLOYMENTS, "application/json", myngx())
                        .statusCode())
                .isEqualTo(201);
        String other = SharedServer.get().newSession("demo");
        assertThat(Http.get(other + MYNGX).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("the OpenAPI document, which kubectl apply reads, says that the server validates fields")
    void openApi() throws Exception {
        JsonNode root = json(Http.get(cluster + "/openapi/v3?timeout=32s", "Accept", "application/json, */*")
                .body());
        String url = root.path("paths")
                .path("apis/apps/v1")
                .path("serverRelativeURL")
                .asText();
        JsonNode document =
                json(Http.get(cluster + url, "Accept", "application/json").body());
        JsonNode patch = document.path("paths")
                .path("/apis/apps/v1/namespaces/{namespace}/deployments/{name}")
                .path("patch");
        assertThat(patch.path("parameters").findValuesAsText("name")).contains("fieldValidation");
        assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText()).isEqualTo("Deployment");
    }

    /** Returns the next event's type and cells, without the age. */
    private static String row(Http.Lines watch, String type) throws IOException {
        JsonNode event = json(watch.next());
        assertThat(event.path("type").asText()).isEqualTo(type);
        StringBuilder row = new StringBuilder();
        JsonNode cells = event.at("/object/rows/0/cells");
        for (int i = 0; i < cells.size(); i++) {
            row.append(i == 4 ? "" : cells.get(i).asText() + " ");
        }
        return row.toString().strip();
    }

    static String myngx() throws IOException {
        try (InputStream in = WritesIT.class.getResourceAsStream("/kubectl/myngx.yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new String(Unstructured.fromYaml(yaml).json(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
