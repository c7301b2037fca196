package replay.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Helpers for JSON trees. The trees of a tape and of a session's history are never changed: edit a copy. */
public final class JsonTrees {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonTrees() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    public static ObjectNode meta(ObjectNode object) {
        return object.path("metadata") instanceof ObjectNode meta ? meta : object();
    }

    public static String metaText(ObjectNode object, String field) {
        return meta(object).path(field).asText("");
    }

    /** Returns {@code namespace/name}, or the name of a cluster-scoped object. The server's lists are in this order. */
    public static String key(ObjectNode object) {
        String namespace = metaText(object, "namespace");
        String name = metaText(object, "name");
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    public static long resourceVersion(ObjectNode object) {
        String text = metaText(object, "resourceVersion");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** Returns a copy with another resourceVersion. */
    public static ObjectNode withResourceVersion(ObjectNode object, long resourceVersion) {
        ObjectNode copy = shallowCopy(object);
        ObjectNode meta = shallowCopy(meta(object));
        meta.put("resourceVersion", Long.toString(resourceVersion));
        copy.set("metadata", meta);
        return copy;
    }

    /** Returns a copy of the top level. The values below are shared and must not be changed. */
    public static ObjectNode shallowCopy(ObjectNode object) {
        ObjectNode copy = object();
        copy.setAll(object);
        return copy;
    }

    /** Returns the metadata of an object as a PartialObjectMetadata. The values are shared and must not be changed. */
    public static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", meta(object));
        return partial;
    }

    /** Returns a copy of an array without some of its elements. */
    public static ArrayNode without(JsonNode array, Predicate<JsonNode> gone) {
        return MAPPER.createArrayNode()
                .addAll(array.valueStream().filter(gone.negate()).toList());
    }

    public static Map<String, String> labels(ObjectNode object) {
        Map<String, String> labels = new TreeMap<>();
        meta(object)
                .path("labels")
                .properties()
                .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        return labels;
    }
}
