package informers.api;

import informers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Confidential values under names. No method of this class prints them.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Secret extends KubeObject {
    public static final ResourceType<Secret> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "secrets"), "Secret", true, Secret.class, Secret::new);

    private Secret(ObjectJson parts) {
        super(parts);
    }

    /** The names of the entries; not modifiable. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        JsonFields.object(tree(), "data").fieldNames().forEachRemaining(keys::add);
        return List.copyOf(keys);
    }

    /**
     * One value, decoded; empty if there is none under this name.
     *
     * @throws DecodeException if it is no base64
     */
    public Optional<byte[]> value(String key) {
        return Optional.ofNullable(metadata().wholeObject().findText("data", key))
                .map(value -> decoded(key, value));
    }

    private byte[] decoded(String key, String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) { // without it as the cause: it may quote the value
            throw new DecodeException("expected base64 in data." + key + " of " + this + ", found other text");
        }
    }
}
