package replay.internal.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import replay.internal.json.Resources;

/**
 * The roles and bindings that every API server creates at its start, by name. Corresponds to {@code
 * bootstrappolicy/policy.go}.
 */
final class BootstrapPolicy {
    private static final JsonNode POLICY =
            Json.yamlTree(Resources.text(BootstrapPolicy.class, "bootstrap-policy.yaml"));

    static final Map<String, JsonNode> CLUSTER_ROLES = byName("clusterRoles");
    static final Map<String, JsonNode> CLUSTER_ROLE_BINDINGS = byName("clusterRoleBindings");

    private BootstrapPolicy() {}

    private static Map<String, JsonNode> byName(String field) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        POLICY.path(field)
                .forEach(object -> objects.put(object.at("/metadata/name").asText(), object));
        return objects;
    }
}
