import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Unstructured;
import java.util.Optional;

/**
 * Given: what a controller can read and write. It reads from the stores of its informers: this sends no request, and
 * the state may be stale. Each write is a request to the server.
 */
public interface Copies {
    /**
     * The annotation on each copy, with the namespace of its source. An object without it was created by somebody else.
     */
    String COPIED_FROM = "workbook/copied-from";

    /** Returns the ConfigMap to copy; empty if there is none. */
    Optional<ConfigMap> source();

    /**
     * Returns a namespace; empty if there is none of this name. In a namespace that is being deleted,
     * {@code metadata().deletionTimestamp()} is present.
     */
    Optional<Namespace> namespace(String name);

    /**
     * Returns the ConfigMap with the source's name in this namespace: a copy, an object of somebody else, or the source
     * itself; empty if there is none.
     */
    Optional<ConfigMap> in(String namespace);

    /**
     * Creates a copy.
     *
     * @throws informers.client.rest.ApiException if the server refuses it, for instance with {@code isAlreadyExists()}
     */
    void create(ConfigMap copy);

    /**
     * Replaces an object, if its resourceVersion on the server is still that of {@code changed}.
     *
     * @throws informers.client.rest.ApiException if the server refuses it, for instance with {@code isConflict()}
     */
    void update(ConfigMap changed);

    /**
     * Deletes a copy.
     *
     * @throws informers.client.rest.ApiException if the server refuses it, for instance with {@code isNotFound()}
     */
    void delete(ConfigMap copy);

    /** Returns a new copy for a namespace, with the source's name and data. The server fills in the rest. */
    static ConfigMap copyOf(ConfigMap source, String namespace) {
        return Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap}")
                .edit()
                .set(source.name(), "metadata", "name")
                .set(namespace, "metadata", "namespace")
                .annotation(COPIED_FROM, source.namespace())
                .set(data(source), "data")
                .build(ConfigMap.TYPE);
    }

    /** Returns the object with the source's data. Everything else is unchanged, including the resourceVersion. */
    static ConfigMap withDataOf(ConfigMap source, ConfigMap object) {
        return object.edit().set(data(source), "data").build(ConfigMap.TYPE);
    }

    /** Returns whether the object is a copy. The controller may change and delete copies only. */
    static boolean isCopy(ConfigMap object) {
        return object.metadata().annotation(COPIED_FROM).isPresent();
    }

    private static ObjectNode data(ConfigMap source) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        source.data().forEach(data::put);
        return data;
    }
}
