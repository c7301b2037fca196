package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A builder of a changed copy of an object. The object itself does not change.
 *
 * <p>Not thread-safe. client-go has no counterpart: in Go one modifies a deep copy.
 */
public final class ObjectEdit {
    private ObjectJson object;
    private @Nullable ObjectNode root; // the same as a tree, as soon as a field was set

    ObjectEdit(ObjectJson object) {
        this.object = object;
    }

    /**
     * Sets the field at a path, and creates the objects on the way: {@code set("3", "spec", "replicas")}.
     *
     * @param value the new value; copied
     * @param path the names of the fields, outermost first
     * @return this builder
     * @throws DecodeException if the object has a number that a tree cannot hold, such as {@code 1e99999999999}
     */
    public ObjectEdit set(JsonNode value, String... path) {
        if (root == null) {
            root = (ObjectNode) Json.tree(object.shared());
        }
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
        return set(TextNode.valueOf(value), path);
    }

    /**
     * Sets the number field at a path.
     *
     * @param value the new value
     * @param path the names of the fields, outermost first
     * @return this builder
     */
    public ObjectEdit set(long value, String... path) {
        return set(LongNode.valueOf(value), path);
    }

    /**
     * Removes the field at a path, if it exists. As long as nothing was set before, all other bytes of the object stay as
     * they are, and it is not parsed: a transform that only removes fields costs a small part of an event.
     *
     * @param path the names of the fields, outermost first
     * @return this builder
     */
    public ObjectEdit remove(String... path) {
        if (root == null) {
            object = object.without(path);
            return this;
        }
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
        return type.decoded(root == null ? object : ObjectJson.owning(Json.bytes(root)));
    }
}
