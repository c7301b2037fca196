package informers.api;

import informers.internal.json.JsonFields;
import java.util.Map;

/**
 * A ConfigMap: configuration as named texts.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.ConfigMap}.
 */
public final class ConfigMap extends KubeObject {
    /** The resource {@code v1/configmaps} with this type. */
    public static final ResourceType<ConfigMap> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "configmaps"), "ConfigMap", true, ConfigMap.class, ConfigMap::new);

    private ConfigMap(ObjectJson parts) {
        super(parts);
    }

    /** {@return the entries in the server's order; unmodifiable} */
    public Map<String, String> data() {
        return JsonFields.textMap(tree(), "data");
    }
}
