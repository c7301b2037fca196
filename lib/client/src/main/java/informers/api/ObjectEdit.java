package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A builder of a changed copy of an object. The object itself does not change.
 *
 * <p>Not thread-safe. client-go has no counterpart: in Go one modifies a deep copy.
 */
public final class ObjectEdit {
    private final ObjectNode root;

    ObjectEdit(JsonNode root) {
        this.root = (ObjectNode) root;
    }

    /**
     * Sets the field at a path, and creates the objects on the way: {@code set("3", "spec", "replicas")}.
     *
     * @param value the new value; copied
     * @param path the names of the fields, outermost first
     * @return this builder
     */
    public ObjectEdit set(JsonNode value, String... path) {
        ObjectNode at = root;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = at.get(path[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(path[i]);
        }
        at.set(path[path.length - 1], value.deepCopy());
        return this;
    }

    /**
     * Sets the text field at a path.
     *
     * @param value the new value
     * @param path the names of the fields, outermost first
     * @return this builder
     */
    public ObjectEdit set(String value, String... path) {
        return set(root.textNode(value), path);
    }

    /**
     * Sets the number field at a path.
     *
     * @param value the new value
     * @param path the names of the fields, outermost first
     * @return this builder
     */
    public ObjectEdit set(long value, String... path) {
        return set(root.numberNode(value), path);
    }

    /**
     * Removes the field at a path, if it exists.
     *
     * @param path the names of the fields, outermost first
     * @return this builder
     */
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

    /**
     * Sets a label.
     *
     * @param key the name of the label
     * @param value its value
     * @return this builder
     */
    public ObjectEdit label(String key, String value) {
        return set(value, "metadata", "labels", key);
    }

    /**
     * Sets an annotation.
     *
     * @param key the name of the annotation
     * @param value its value
     * @return this builder
     */
    public ObjectEdit annotation(String key, String value) {
        return set(value, "metadata", "annotations", key);
    }

    /**
     * Returns the new object.
     *
     * @param <T> the type of the object
     * @param type what to read it as
     * @return the new object
     * @throws DecodeException if it is not of this type
     */
    public <T extends KubeObject> T build(ResourceType<T> type) {
        return type.decodeOwned(Json.bytes(root));
    }
}
