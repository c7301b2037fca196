package workbook.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Strategic merge patches: a merge patch that knows by which field the elements of a list are told apart. The real
 * server reads that from its Go types; here are the lists of the common kinds. Any other list is replaced.
 *
 * <p>Understood: {@code $patch: delete} and {@code replace}, {@code $setElementOrder/…}, {@code $retainKeys},
 * {@code $deleteFromPrimitiveList/…}.
 */
final class StrategicMerge {
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("ports", List.of("containerPort", "port")), // a container's, a service's
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("conditions", List.of("type")),
            Map.entry("addresses", List.of("type")),
            Map.entry("taints", List.of("key")),
            Map.entry("podIPs", List.of("ip")),
            Map.entry("hostIPs", List.of("ip")),
            Map.entry("webhooks", List.of("name")));

    /** Lists of plain values that are merged as sets. */
    private static final Set<String> SETS = Set.of("finalizers");

    private StrategicMerge() {}

    /** The target with the patch applied; neither is changed. */
    static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        if (patch.path("$patch").asText().equals("replace")) {
            ObjectNode replaced = Trees.shallowCopy(patch);
            replaced.remove("$patch");
            return replaced;
        }
        ObjectNode result = Trees.shallowCopy(target);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (!name.startsWith("$")) {
                mergeField(result, name, field.getValue());
            }
        }
        directives(result, patch);
        return result;
    }

    private static void mergeField(ObjectNode result, String name, JsonNode value) {
        JsonNode old = result.get(name);
        if (value.isNull() || value.path("$patch").asText().equals("delete")) {
            result.remove(name);
        } else if (value instanceof ObjectNode inner) {
            result.set(name, merge(old instanceof ObjectNode existing ? existing : Trees.object(), inner));
        } else if (value instanceof ArrayNode list) {
            ArrayNode existing = old instanceof ArrayNode array ? array : Trees.MAPPER.createArrayNode();
            result.set(name, mergeList(name, existing, list));
        } else {
            result.set(name, value);
        }
    }

    private static ArrayNode mergeList(String name, ArrayNode old, ArrayNode patch) {
        List<JsonNode> result = new ArrayList<>();
        boolean replace = false;
        for (JsonNode element : patch) {
            replace |= element.size() == 1 && element.path("$patch").asText().equals("replace");
        }
        List<String> keys = KEYS.getOrDefault(name, List.of());
        String key = keys.stream()
                .filter(k -> !patch.isEmpty() && patch.get(0).has(k))
                .findFirst()
                .orElse("");
        boolean set = SETS.contains(name);
        if (!replace && (set || !key.isEmpty())) {
            old.forEach(result::add);
        }
        for (JsonNode element : patch) {
            if (set) {
                if (!result.contains(element)) {
                    result.add(element);
                }
            } else if (!(element.size() == 1 && element.has("$patch"))) {
                mergeElement(result, key, element);
            }
        }
        return Trees.MAPPER.createArrayNode().addAll(result);
    }

    private static void mergeElement(List<JsonNode> result, String key, JsonNode element) {
        int at = -1;
        for (int i = 0; !key.isEmpty() && i < result.size(); i++) {
            if (result.get(i).path(key).equals(element.path(key))) {
                at = i;
            }
        }
        boolean delete = element.path("$patch").asText().equals("delete");
        if (at < 0) {
            if (!delete) {
                result.add(element instanceof ObjectNode object ? merge(Trees.object(), object) : element);
            }
        } else if (delete) {
            result.remove(at);
        } else if (result.get(at) instanceof ObjectNode existing && element instanceof ObjectNode object) {
            result.set(at, merge(existing, object));
        } else {
            result.set(at, element);
        }
    }

    private static void directives(ObjectNode result, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (name.startsWith("$setElementOrder/")) {
                order(result, name.substring("$setElementOrder/".length()), field.getValue());
            } else if (name.startsWith("$deleteFromPrimitiveList/")) {
                String list = name.substring("$deleteFromPrimitiveList/".length());
                List<JsonNode> kept = new ArrayList<>();
                Set<JsonNode> gone = new java.util.HashSet<>();
                field.getValue().forEach(gone::add);
                result.path(list).forEach(e -> {
                    if (!gone.contains(e)) {
                        kept.add(e);
                    }
                });
                result.putArray(list).addAll(kept);
            } else if (name.equals("$retainKeys")) {
                Set<String> keys = new java.util.HashSet<>();
                field.getValue().forEach(k -> keys.add(k.asText()));
                result.retain(keys);
            }
        }
    }

    /** The named elements in the given order; others stay where they are, behind. */
    private static void order(ObjectNode result, String list, JsonNode order) {
        List<JsonNode> left = new ArrayList<>();
        result.path(list).forEach(left::add);
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode wanted : order) {
            left.stream()
                    .filter(e -> wanted.isObject()
                            ? wanted.properties().stream()
                                    .allMatch(p -> p.getValue().equals(e.get(p.getKey())))
                            : wanted.equals(e))
                    .findFirst()
                    .ifPresent(e -> {
                        sorted.add(e);
                        left.remove(e);
                    });
        }
        sorted.addAll(left);
        if (!sorted.isEmpty()) {
            result.putArray(list).addAll(sorted);
        }
    }
}
