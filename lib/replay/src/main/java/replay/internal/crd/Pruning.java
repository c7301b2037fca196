package replay.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Removes the fields that a structural schema does not specify, and sets its defaults. Corresponds to apiextensions'
 * packages {@code pruning} and {@code defaulting}. Stateless.
 */
public final class Pruning {
    private static final List<String> TYPE_META = List.of("apiVersion", "kind", "metadata");

    private Pruning() {}

    /** Returns a copy without unspecified fields, and adds their paths to a list. */
    public static ObjectNode prune(ObjectNode object, JsonNode schema, List<String> dropped) {
        return (ObjectNode) pruned(object, schema, "", true, dropped);
    }

    private static JsonNode pruned(JsonNode value, JsonNode schema, String at, boolean root, List<String> dropped) {
        if (value instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                result.add(pruned(array.get(i), schema.path("items"), at + "[" + i + "]", false, dropped));
            }
            return result;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        boolean preserve = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        boolean embedded = root || schema.path("x-kubernetes-embedded-resource").asBoolean();
        JsonNode additional = schema.path("additionalProperties");
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            String here = at.isEmpty() ? name : at + "." + name;
            JsonNode inner = schema.path("properties").path(name);
            if (embedded && TYPE_META.contains(name)) {
                result.set(name, field.getValue());
            } else if (inner.isObject()) {
                result.set(name, pruned(field.getValue(), inner, here, false, dropped));
            } else if (additional.isObject()) {
                result.set(name, pruned(field.getValue(), additional, here, false, dropped));
            } else if (additional.asBoolean() || preserve || schema.isMissingNode() && preserve) {
                result.set(name, field.getValue());
            } else {
                dropped.add("unknown field \"" + here + "\"");
            }
        }
        return result;
    }

    /** Sets the schema's defaults, also where the value is null and the schema does not allow null. */
    public static void applyDefaults(JsonNode value, JsonNode schema) {
        if (value instanceof ArrayNode array) {
            array.forEach(e -> applyDefaults(e, schema.path("items")));
        } else if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                JsonNode there = object.get(property.getKey());
                JsonNode fallback = property.getValue().path("default");
                boolean nullHere = there != null
                        && there.isNull()
                        && !property.getValue().path("nullable").asBoolean();
                if (!fallback.isMissingNode() && (there == null || nullHere)) {
                    object.set(property.getKey(), fallback.deepCopy());
                } else if (nullHere) {
                    object.remove(property.getKey());
                }
                if (object.has(property.getKey())) {
                    applyDefaults(object.get(property.getKey()), property.getValue());
                }
            }
            JsonNode additional = schema.path("additionalProperties");
            if (additional.isObject()) {
                object.properties().stream()
                        .filter(e -> !schema.path("properties").has(e.getKey()))
                        .forEach(e -> applyDefaults(e.getValue(), additional));
            }
        }
    }
}
