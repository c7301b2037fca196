package replay.internal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiResponse;
import replay.internal.request.ResponseFormat;
import replay.internal.tape.ServedResource;

/** Encodes objects and lists in the requested format. Callers hold the session's lock. */
public final class ResponseEncoder {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ClusterState state;

    public ResponseEncoder(ClusterState state) {
        this.state = state;
    }

    /** Returns the metadata of a list, in Go's order and without empty fields. */
    public static ObjectNode listMeta(String resourceVersion, String token, long remaining) {
        ObjectNode meta = JsonTrees.object();
        if (!resourceVersion.isEmpty()) {
            meta.put("resourceVersion", resourceVersion);
        }
        if (!token.isEmpty()) { // a list of custom resources has an empty token at its end
            meta.put("continue", token);
        }
        if (remaining >= 0) {
            meta.put("remainingItemCount", remaining);
        }
        return meta;
    }

    public ApiResponse list(
            ServedResource resource,
            List<ObjectNode> stored,
            ObjectNode meta,
            ResponseFormat form,
            String includeObject) {
        List<ObjectNode> items = new ArrayList<>(stored.size());
        stored.forEach(o -> items.add(state.shown(o, resource)));
        if (form == ResponseFormat.TABLE) {
            return json(200, table(resource, items, meta, includeObject));
        }
        ObjectNode list = JsonTrees.object();
        if (form == ResponseFormat.PARTIAL) {
            list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
            list.set("metadata", meta);
            ArrayNode array = list.putArray("items");
            items.forEach(o -> array.add(JsonTrees.partial(o)));
            return json(200, list);
        }
        list.put("kind", listKind(resource)).put("apiVersion", resource.gvr().groupVersion());
        if (resource.custom() && !meta.has("continue")) {
            meta.put("continue", ""); // only in lists of whole custom resources
        }
        list.set("metadata", meta);
        ArrayNode array = list.putArray("items");
        for (ObjectNode item : items) {
            if (resource.custom()) {
                array.add(item);
            } else { // items of built-in kinds have no kind and apiVersion in a list
                ObjectNode bare = JsonTrees.shallowCopy(item);
                bare.remove(List.of("kind", "apiVersion"));
                array.add(bare);
            }
        }
        return body(200, list, form);
    }

    /** Returns the kind of the list, which a custom resource may choose. */
    private String listKind(ServedResource resource) {
        return state.definition(resource)
                .map(crd -> crd.at("/spec/names/listKind").asText(""))
                .filter(kind -> !kind.isEmpty())
                .orElse(resource.kind() + "List");
    }

    public ApiResponse one(
            int status, ServedResource resource, ObjectNode stored, ResponseFormat form, String includeObject) {
        return body(status, formed(resource, stored, form, includeObject), form);
    }

    /** Returns one object in a format, as in the response to a GET and in a watch event. */
    public ObjectNode formed(ServedResource resource, ObjectNode stored, ResponseFormat form, String includeObject) {
        ObjectNode object = state.shown(stored, resource);
        return switch (form) {
            case TABLE -> {
                ObjectNode meta = JsonTrees.object();
                meta.put("resourceVersion", JsonTrees.metaText(object, "resourceVersion"));
                yield table(resource, List.of(object), meta, includeObject);
            }
            case PARTIAL -> JsonTrees.partial(object);
            case JSON, YAML -> object;
        };
    }

    private ObjectNode table(ServedResource resource, List<ObjectNode> items, ObjectNode meta, String includeObject) {
        return state.tables.table(resource.gvr(), items, meta, state.definition(resource), state.now(), includeObject);
    }

    public static ApiResponse.Body json(int status, ObjectNode tree) {
        return new ApiResponse.Body(status, "application/json", Map.of(), JsonTrees.bytes(tree));
    }

    private static ApiResponse body(int status, ObjectNode tree, ResponseFormat form) {
        if (form != ResponseFormat.YAML) {
            return json(status, tree);
        }
        try {
            byte[] yaml = YAML.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
            return new ApiResponse.Body(status, "application/yaml", Map.of(), yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written as YAML", e);
        }
    }
}
