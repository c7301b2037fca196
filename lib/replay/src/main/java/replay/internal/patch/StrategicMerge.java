package replay.internal.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import replay.internal.json.GoFormat;
import replay.internal.json.JsonTrees;
import replay.internal.request.Statuses;
import replay.internal.schema.Field;
import replay.internal.schema.StructType;

/**
 * Strategic merge patches: merge patches that know the merge key of each list. A list without a merge key is
 * replaced. Corresponds to apimachinery's {@code strategicpatch}, including its order of elements.
 *
 * <p>Supported: {@code $patch: delete}, {@code replace} and {@code merge}, {@code $setElementOrder/…}, {@code
 * $retainKeys}, {@code $deleteFromPrimitiveList/…}.
 */
public final class StrategicMerge {
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE = "$deleteFromPrimitiveList/";

    private StrategicMerge() {}

    /** Returns the target with the patch applied. Neither argument is changed. */
    public static ObjectNode merge(ObjectNode target, ObjectNode patch, Optional<StructType> type) {
        if (patch.has("$patch")) {
            return directive(target, patch, type);
        }
        ObjectNode result = JsonTrees.shallowCopy(target);
        if (patch.path("$retainKeys").isArray()) {
            Set<String> keys = new HashSet<>();
            patch.path("$retainKeys").forEach(k -> keys.add(k.asText()));
            result.retain(keys);
        }
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String name = entry.getKey();
            if (name.startsWith(DELETE)) {
                deleteValues(result, name.substring(DELETE.length()), entry.getValue());
            } else if (name.startsWith(ORDER) && !patch.has(name.substring(ORDER.length()))) {
                String list = name.substring(ORDER.length());
                mergeList(result, list, JsonTrees.MAPPER.createArrayNode(), entry.getValue(), field(type, list));
            } else if (!name.startsWith("$")) {
                mergeField(result, name, entry.getValue(), patch.path(ORDER + name), type);
            }
        }
        return result;
    }

    private static Optional<Field> field(Optional<StructType> type, String name) {
        return type.flatMap(t -> t.field(name));
    }

    private static ObjectNode directive(ObjectNode target, ObjectNode patch, Optional<StructType> type) {
        ObjectNode rest = JsonTrees.shallowCopy(patch);
        rest.remove("$patch");
        return switch (patch.path("$patch").asText()) {
            case "replace" -> rest;
            case "delete" -> JsonTrees.object();
            case "merge" -> merge(target, rest, type);
            default ->
                throw Statuses.internalError(
                        "unknown patch type found: " + patch.path("$patch").asText());
        };
    }

    private static void mergeField(
            ObjectNode result, String name, JsonNode value, JsonNode order, Optional<StructType> type) {
        Optional<Field> field = field(type, name);
        if (value.isNull()) {
            result.remove(name);
        } else if (value instanceof ObjectNode inner) {
            ObjectNode old = result.get(name) instanceof ObjectNode existing ? existing : JsonTrees.object();
            boolean map = field.filter(f -> f.type().form() == replay.internal.schema.FieldType.Form.MAP)
                    .isPresent();
            result.set(
                    name,
                    map
                            ? mergeMap(old, inner, field)
                            : merge(old, inner, field.flatMap(f -> f.type().struct())));
        } else if (value instanceof ArrayNode list) {
            mergeList(result, name, list, order, field);
        } else {
            result.set(name, value);
        }
    }

    /** Merges a map: structs by their type, plain values as they are. */
    private static ObjectNode mergeMap(ObjectNode old, ObjectNode patch, Optional<Field> field) {
        if (patch.has("$patch")) {
            return directive(old, patch, Optional.empty());
        }
        ObjectNode result = JsonTrees.shallowCopy(old);
        patch.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                result.remove(e.getKey());
            } else if (e.getValue() instanceof ObjectNode inner) {
                ObjectNode before = result.get(e.getKey()) instanceof ObjectNode o ? o : JsonTrees.object();
                result.set(
                        e.getKey(),
                        merge(before, inner, field.flatMap(f -> f.type().struct())));
            } else {
                result.set(e.getKey(), e.getValue());
            }
        });
        return result;
    }

    private static void deleteValues(ObjectNode result, String list, JsonNode values) {
        Set<JsonNode> gone = new HashSet<>();
        values.forEach(gone::add);
        result.set(list, JsonTrees.without(result.path(list), gone::contains));
    }

    private static void mergeList(
            ObjectNode result, String name, ArrayNode patch, JsonNode order, Optional<Field> field) {
        ArrayNode old = result.get(name) instanceof ArrayNode array ? array : JsonTrees.MAPPER.createArrayNode();
        boolean set = field.filter(Field::set).isPresent();
        String key =
                field.filter(f -> !f.keys().isEmpty()).map(f -> f.keys().get(0)).orElse("");
        if (!set && key.isEmpty()) {
            if (!patch.isEmpty() || order.isMissingNode()) {
                result.set(name, patch);
            }
            return;
        }
        ElementOrder elements = new ElementOrder(key);
        List<JsonNode> server = old.valueStream().toList();
        List<JsonNode> merged = new ArrayList<>(server);
        List<JsonNode> wanted = new ArrayList<>();
        for (JsonNode element : patch) {
            mergeElement(
                    merged, wanted, key, element, field.flatMap(f -> f.type().struct()));
        }
        List<JsonNode> sorted = elements.sort(merged, wanted, server);
        if (order.isArray()) {
            sorted = elements.sort(sorted, order.valueStream().toList(), server);
        }
        if (!sorted.isEmpty() || result.has(name)) {
            result.putArray(name).addAll(sorted);
        }
    }

    private static void mergeElement(
            List<JsonNode> merged, List<JsonNode> wanted, String key, JsonNode element, Optional<StructType> type) {
        if (key.isEmpty()) {
            if (!merged.contains(element)) {
                merged.add(element);
            }
            wanted.add(element);
            return;
        }
        String directive = element.path("$patch").asText();
        if (directive.equals("replace")) {
            merged.clear();
            if (element.size() == 1) {
                return;
            }
        }
        if (!element.has(key)) {
            throw Statuses.internalError(
                    "map: " + GoFormat.of(element) + " does not contain declared merge key: " + key);
        }
        int at = ElementOrder.indexOf(merged, element, key);
        if (directive.equals("delete")) {
            merged.removeIf(e -> e.path(key).equals(element.path(key)));
            return;
        }
        ObjectNode plain = JsonTrees.shallowCopy((ObjectNode) element);
        plain.remove("$patch");
        if (at < 0) {
            merged.add(merge(JsonTrees.object(), plain, type));
        } else if (directive.equals("replace")) {
            merged.set(at, plain);
        } else {
            merged.set(at, merge((ObjectNode) merged.get(at), plain, type));
        }
        wanted.add(plain);
    }
}
