package informers.api;

import informers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A Secret: confidential values under names. No method of this class prints them.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Secret}.
 */
public final class Secret extends KubeObject {
    /** The resource {@code v1/secrets} with this type. */
    public static final ResourceType<Secret> TYPE = ResourceType.typed(
            new GroupVersionResource("", "v1", "secrets"), "Secret", true, Secret.class, Secret::new);

    private Secret(ObjectJson parts) {
        super(parts);
    }

    /** {@return the names of the entries; unmodifiable} */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        JsonFields.object(tree(), "data").fieldNames().forEachRemaining(keys::add);
        return List.copyOf(keys);
    }

    /**
     * Returns one value, decoded from base64.
     *
     * @param key the name of the entry
     * @return the value; empty if there is no such entry
     * @throws DecodeException if the value is not base64
     */
    public Optional<byte[]> value(String key) {
        return Optional.ofNullable(metadata().wholeObject().findText("data", key))
                .map(value -> decoded(key, value));
    }

    private byte[] decoded(String key, String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) { // not a cause, because its message may quote the value
            throw new DecodeException("expected base64 in data." + key + " of " + this + ", found other text");
        }
    }
}
