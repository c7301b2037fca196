package informers.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.KubeObject;
import java.util.Objects;

/**
 * A reference to an object, or to a part of it, that an event is about.
 *
 * <p>Immutable and thread-safe. Null is rejected. Corresponds to {@code v1.ObjectReference}.
 *
 * @param apiVersion group and version, such as {@code apps/v1}
 * @param kind the kind
 * @param namespace {@code ""} for a cluster-scoped object
 * @param name the name
 * @param uid the uid; {@code ""} if it is not known
 * @param resourceVersion the version that the event is about; {@code ""} for none
 * @param fieldPath the part, such as {@code spec.containers{web}}; {@code ""} for the whole object
 */
public record ObjectReference(
        String apiVersion,
        String kind,
        String namespace,
        String name,
        String uid,
        String resourceVersion,
        String fieldPath) {
    /** Why there are no events about a reference that is not {@link #isComplete}. */
    static final String INCOMPLETE = "it names no object with apiVersion, kind and name";

    /** Rejects null. {@inheritDoc} */
    public ObjectReference {
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        Objects.requireNonNull(fieldPath, "fieldPath");
    }

    /**
     * Returns a reference to an object. Corresponds to client-go's {@code reference.GetReference}.
     *
     * @param object the object
     * @return the reference
     */
    public static ObjectReference of(KubeObject object) {
        return new ObjectReference(
                object.apiVersion(),
                object.kind(),
                object.namespace(),
                object.name(),
                object.metadata().uid(),
                object.resourceVersion(),
                "");
    }

    /**
     * Returns a reference to a part of the same object.
     *
     * @param path such as {@code spec.containers{web}}
     * @return the reference
     */
    public ObjectReference withFieldPath(String path) {
        return new ObjectReference(apiVersion, kind, namespace, name, uid, resourceVersion, path);
    }

    /** Returns the namespace of the events about it. */
    String namespaceOfEvents() {
        return namespace.isEmpty() ? "default" : namespace;
    }

    /** Returns whether it names an object. */
    boolean isComplete() {
        return !kind.isEmpty() && !apiVersion.isEmpty() && !name.isEmpty();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "kind", kind);
        put(json, "namespace", namespace);
        put(json, "name", name);
        put(json, "uid", uid);
        put(json, "apiVersion", apiVersion);
        put(json, "resourceVersion", resourceVersion);
        put(json, "fieldPath", fieldPath);
        return json;
    }

    private static void put(ObjectNode json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    /** Returns a text such as {@code Pod default/web}. */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
