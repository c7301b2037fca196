import informers.api.ConfigMap;
import informers.api.Namespace;
import informers.api.Unstructured;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Given: what the controller reads and writes. Reads come from the stores of its informers, without a request, and may be stale.
 * There is one informer for namespaces and one for ConfigMaps; each is as late as it happens to be.
 */
public interface Settings {
    /** When to look again if the cache is late. */
    Duration RECHECK = Duration.ofMillis(100);

    /** The beginning of each generated name. */
    String PREFIX = "workbook-settings-";

    /**
     * Returns the resourceVersion that the cache of ConfigMaps has reached; {@code ""} if it has no list yet. It grows with events
     * about any ConfigMap, and with bookmarks.
     */
    String readVersion();

    /** Returns a namespace from its cache; empty if there is none of this name. */
    Optional<Namespace> namespace(String name);

    /** Returns the controller's ConfigMaps in a namespace, from the cache of ConfigMaps. */
    List<ConfigMap> in(String namespace);

    /**
     * Creates a ConfigMap in a namespace, under a name that the server generates. So the server never answers that it exists.
     *
     * @return the object as the server has stored it, with its name and resourceVersion
     * @throws informers.client.rest.ApiException if the server refuses it
     */
    ConfigMap create(Namespace owner);

    /** Returns what {@link #create} sends: an object without a name. */
    static ConfigMap toCreate(Namespace owner) {
        return Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap}")
                .edit()
                .set(PREFIX, "metadata", "generateName")
                .set(owner.name(), "metadata", "namespace")
                .set("blue", "data", "color")
                .build(ConfigMap.TYPE);
    }
}
