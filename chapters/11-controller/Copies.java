import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Unstructured;
import java.util.Optional;

/**
 * Given: what a controller knows, and what it can do. What it knows comes from the stores of its informers: no request,
 * and perhaps a moment old. What it does is a request each.
 */
public interface Copies {
    /** On each copy: where it came from. What does not have it, somebody else made. */
    String COPIED_FROM = "workbook/copied-from";

    /** The ConfigMap to copy; empty if there is none. */
    Optional<ConfigMap> source();

    /** Empty if there is no such namespace. In one that is being deleted, {@code metadata().deletionTimestamp()} is present. */
    Optional<Namespace> namespace(String name);

    /** What has the source's name in this namespace: a copy, or somebody else's, or the source itself; empty if nothing. */
    Optional<ConfigMap> in(String namespace);

    /** @throws informers.client.rest.ApiException if the server says no, such as {@code isAlreadyExists()} */
    void create(ConfigMap copy);

    /**
     * Replaces an object, if it still has the resourceVersion that stands in {@code changed}.
     *
     * @throws informers.client.rest.ApiException if the server says no, such as {@code isConflict()}
     */
    void update(ConfigMap changed);

    /** @throws informers.client.rest.ApiException if the server says no, such as {@code isNotFound()} */
    void delete(ConfigMap copy);

    /** A new copy for a namespace: name and data are the source's, the rest is the server's to fill in. */
    static ConfigMap copyOf(ConfigMap source, String namespace) {
        return Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap}")
                .edit()
                .set(source.name(), "metadata", "name")
                .set(namespace, "metadata", "namespace")
                .annotation(COPIED_FROM, source.namespace())
                .set(data(source), "data")
                .build(ConfigMap.TYPE);
    }

    /** The object with the source's data. All else stays as it is, its resourceVersion too. */
    static ConfigMap withDataOf(ConfigMap source, ConfigMap object) {
        return object.edit().set(data(source), "data").build(ConfigMap.TYPE);
    }

    /** Whether it is a copy, and so the controller's to change and to delete. */
    static boolean isCopy(ConfigMap object) {
        return object.metadata().annotation(COPIED_FROM).isPresent();
    }

    private static ObjectNode data(ConfigMap source) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        source.data().forEach(data::put);
        return data;
    }
}
