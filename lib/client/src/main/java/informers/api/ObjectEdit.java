package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A changed copy in the making. The object it started from stays as it is: handlers and caches that hold it see
 * nothing.
 *
 * <p>Used by one thread. There is no counterpart in Go, where one writes into a deep copy.
 */
public final class ObjectEdit {
    private final ObjectNode root;

    ObjectEdit(JsonNode root) {
        this.root = (ObjectNode) root;
    }

    /** Sets a field by the path of its names: {@code set("3", "spec", "replicas")}; missing objects are made. */
    public ObjectEdit set(JsonNode value, String... path) {
        ObjectNode at = root;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = at.get(path[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(path[i]);
        }
        at.set(path[path.length - 1], value.deepCopy());
        return this;
    }

    /** Sets a text field. */
    public ObjectEdit set(String value, String... path) {
        return set(root.textNode(value), path);
    }

    /** Sets a number field. */
    public ObjectEdit set(long value, String... path) {
        return set(root.numberNode(value), path);
    }

    /** Takes a field away, if it is there. */
    public ObjectEdit remove(String... path) {
        JsonNode at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.path(path[i]);
        }
        if (at instanceof ObjectNode object) {
            object.remove(path[path.length - 1]);
        }
        return this;
    }

    public ObjectEdit label(String key, String value) {
        return set(value, "metadata", "labels", key);
    }

    public ObjectEdit annotation(String key, String value) {
        return set(value, "metadata", "annotations", key);
    }

    /** The new object. */
    public <T extends KubeObject> T build(ResourceType<T> type) {
        return type.decodeOwned(Json.bytes(root));
    }
}
