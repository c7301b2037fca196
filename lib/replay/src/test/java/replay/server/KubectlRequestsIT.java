package replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of kubectl 1.32 over plain HTTP, which also run where it is not installed. */
@Timeout(60)
class KubectlRequestsIT {
    static final String TABLE =
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";
    private static final String DISCOVERY = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
            + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "demo, /api/v1/pods?limit=500, 15, 'Name Ready Status Restarts Age IP Node Nominated Node Readiness Gates'",
        "demo, /api/v1/namespaces/default/events?limit=500, 2,"
                + " 'Last Seen Type Reason Object Subobject Source Message First Seen Count Name'",
        "demo, /apis/apps/v1/namespaces/default/replicasets?limit=500, 3,"
                + " 'Name Desired Current Ready Age Containers Images Selector'",
        "demo, /apis/apps/v1/statefulsets?limit=500, 1, 'Name Ready Age Containers Images'",
        "demo, /api/v1/serviceaccounts?limit=500, 6, 'Name Secrets Age'",
        "demo, /apis/rbac.authorization.k8s.io/v1/clusterroles?limit=500, 12, 'Name Created At'",
        "edge, /apis/example.com/v1/widgets?limit=500, 3, 'Name Size Phase'",
        "gpu, /apis/example.com/v1beta1/widgets?limit=500, 3, 'Name Size Phase'",
    })
    @DisplayName("kubectl get: a Table with the columns of the kind")
    void tables(String tape, String path, int rows, String columns) throws Exception {
        HttpResponse<String> response = Http.get(SharedServer.get().newSession(tape) + path, "Accept", TABLE);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode table = json(response.body());
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("rows")).hasSize(rows);
        assertThat(String.join(" ", table.path("columnDefinitions").findValuesAsText("name")))
                .isEqualTo(columns);
        for (JsonNode row : table.path("rows")) {
            assertThat(row.path("cells")).hasSameSizeAs(table.path("columnDefinitions"));
            assertThat(row.at("/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        }
    }

    @Test
    @DisplayName("kubectl api-resources: aggregated discovery, core and groups")
    void discovery() throws Exception {
        String demo = SharedServer.get().newSession("demo");
        for (String path : new String[] {"/api?timeout=32s", "/apis?timeout=32s"}) {
            HttpResponse<String> response = Http.get(demo + path, "Accept", DISCOVERY);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("as=APIGroupDiscoveryList");
            assertThat(json(response.body()).path("kind").asText()).isEqualTo("APIGroupDiscoveryList");
        }
        assertThat(SharedServer.get().counts(demo)).hasToString("2 DISCOVERY");
    }

    private static JsonNode json(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }
}
