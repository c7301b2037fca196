package informers.api;

import informers.internal.json.JsonFields;
import java.util.Map;

/**
 * Settings as texts under names.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class ConfigMap extends KubeObject {
    public static final ResourceType<ConfigMap> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "configmaps"), "ConfigMap", true, ConfigMap.class, ConfigMap::new);

    private ConfigMap(ObjectJson parts) {
        super(parts);
    }

    /** The entries, in the order in which they came; not modifiable. */
    public Map<String, String> data() {
        return JsonFields.textMap(tree(), "data");
    }
}
