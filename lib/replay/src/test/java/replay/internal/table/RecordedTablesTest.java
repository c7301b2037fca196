package replay.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import informers.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares each recorded table with the table printed from the objects that were recorded with it. */
class RecordedTablesTest {
    private static final GroupVersionResource PODS = new GroupVersionResource("", "v1", "pods");

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "k8s-01/12-table-default-pods, k8s-01/11-list-default-pods, v1/pods, Pod, 2026-11-23T18:22:06Z",
        "k8s-01/12-table-default-configmaps, k8s-01/11-list-default-configmaps, v1/configmaps, ConfigMap,"
                + " 2026-11-23T18:22:06Z",
        "k8s-01/12-table-default-services, k8s-01/11-list-default-services, v1/services, Service, 2026-11-23T18:22:06Z",
        "k8s-01/12-table-default-deployments, k8s-01/11-list-default-deployments, apps/v1/deployments, Deployment,"
                + " 2026-11-23T18:22:06Z",
        "k8s-01/12-table-namespaces, k8s-01/10-list-core-v1-namespaces, v1/namespaces, Namespace, 2026-11-23T18:22:06Z",
        "k8s-01/12-table-nodes, k8s-01/10-list-core-v1-nodes, v1/nodes, Node, 2026-11-23T18:22:06Z",
        "k8s-01/40-end-table-default-pods, k8s-01/40-end-list-default-pods, v1/pods, Pod, 2026-11-23T18:22:33Z",
        "gpu-01/12-table-nodes, gpu-01/10-list-core-v1-nodes, v1/nodes, Node, 2026-11-23T18:26:04Z",
        "gpu-01/12-table-all-widgets, gpu-01/10-list-example.com-v1-widgets, example.com/v1/widgets, Widget,"
                + " 2026-11-23T18:26:04Z",
        "edge-01/12-table-all-widgets, edge-01/10-list-example.com-v1-widgets, example.com/v1/widgets, Widget,"
                + " 2026-11-23T18:25:18Z",
        "edge-01/12-table-apiservices, edge-01/10-list-apiregistration.k8s.io-v1-apiservices,"
                + " apiregistration.k8s.io/v1/apiservices, APIService, 2026-11-23T18:25:18Z",
        "single/14-list-configmaps-table, single/12-list-configmaps, v1/configmaps, ConfigMap, 2026-11-23T17:28:46Z",
        "single/42c-list-pods-table, single/42-list-pods-running, v1/pods, Pod, 2026-11-23T17:29:33Z"
    })
    @DisplayName("a recorded table: columns, descriptions, cells with ages, metadata")
    void table(String table, String list, String gvr, String kind, Instant now) {
        JsonNode recorded = read(table);
        JsonNode objects = read(list);
        GroupVersionResource resource = gvr(gvr);

        JsonNode made = make(resource, items(objects, resource, kind), objects.path("metadata"), crd(list), now);

        assertThat(made).isEqualTo(recorded);
    }

    @Test
    @DisplayName("a watch in Table form: each event's row, from the event of the plain watch at the same time")
    void watch() {
        List<JsonNode> tables = lines("k8s-01/20-watch-default-pods-table");
        List<JsonNode> plain = lines("k8s-01/20-watch-default-pods");
        assertThat(tables).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            ObjectNode pod = (ObjectNode) plain.get(i).path("object");
            JsonNode recorded = tables.get(i).path("object");

            JsonNode made = make(PODS, List.of(pod), recorded.path("metadata"), Optional.empty(), Instant.now());

            assertThat(withoutAge(made)).isEqualTo(withoutAge(recorded));
            if (i == 0) {
                assertThat(made.path("columnDefinitions")).isEqualTo(recorded.path("columnDefinitions"));
            }
        }
    }

    @Test
    @DisplayName("a watch of ConfigMaps in Table form")
    void watchOfConfigMaps() {
        JsonNode list = read("single/12-list-configmaps");
        GroupVersionResource configMaps = new GroupVersionResource("", "v1", "configmaps");
        JsonNode made = make(
                configMaps,
                items(list, configMaps, "ConfigMap"),
                list.path("metadata"),
                Optional.empty(),
                Instant.parse("2026-11-23T17:29:09Z"));
        List<JsonNode> recorded = lines("single/30e-watch-table");
        // cm-0 was changed between the LIST and the watch; the four others were not.
        for (int i = 1; i < 5; i++) {
            assertThat(made.at("/rows/" + i)).isEqualTo(recorded.get(i).at("/object/rows/0"));
        }
    }

    @Test
    @DisplayName("includeObject: a row has null for None, the whole object for Object")
    void includeObject() {
        JsonNode list = read("k8s-01/11-list-default-pods");
        List<ObjectNode> pods = items(list, PODS, "Pod");
        ObjectNode meta = (ObjectNode) list.path("metadata");
        Instant now = Instant.parse("2026-11-23T18:22:06Z");
        JsonNode none = new Tables().table(PODS, pods, meta, Optional.empty(), now, "None");
        JsonNode object = new Tables().table(PODS, pods, meta, Optional.empty(), now, "Object");
        assertThat(none.at("/rows/0/object").isNull()).isTrue();
        assertThat(object.at("/rows/0/object")).isEqualTo(pods.get(0));
    }

    private static JsonNode make(
            GroupVersionResource gvr, List<ObjectNode> items, JsonNode meta, Optional<ObjectNode> crd, Instant now) {
        ObjectNode listMeta = meta.deepCopy();
        if (listMeta.path("continue").asText("none").isEmpty()) {
            listMeta.remove("continue"); // a list of custom resources has an empty one, its table has none
        }
        ObjectNode table = new Tables().table(gvr, items, listMeta, crd, now, "Metadata");
        return Json.tree(Json.bytes(table)); // so that numbers have the types of the recorded ones
    }

    private static JsonNode withoutAge(JsonNode table) {
        ArrayNode rows = (ArrayNode) table.path("rows").deepCopy();
        rows.forEach(row -> ((ArrayNode) row.path("cells")).remove(4));
        return rows;
    }

    private static GroupVersionResource gvr(String text) {
        String[] parts = text.split("/");
        return parts.length == 2
                ? new GroupVersionResource("", parts[0], parts[1])
                : new GroupVersionResource(parts[0], parts[1], parts[2]);
    }

    private static Optional<ObjectNode> crd(String list) {
        return list.contains("example.com")
                ? Optional.of((ObjectNode) read(list.substring(0, list.indexOf('/'))
                                + "/10-list-apiextensions.k8s.io-v1-customresourcedefinitions")
                        .at("/items/0"))
                : Optional.empty();
    }

    private static List<ObjectNode> items(JsonNode list, GroupVersionResource gvr, String kind) {
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            items.add(((ObjectNode) item.deepCopy()).put("kind", kind).put("apiVersion", gvr.groupVersion()));
        }
        return items;
    }

    private static JsonNode read(String name) {
        return Json.tree(bytes(name));
    }

    private static List<JsonNode> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = RecordedTablesTest.class.getResourceAsStream("/recorded-tables/" + name + ".body")) {
            assertThat(in).as("the recording " + name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
