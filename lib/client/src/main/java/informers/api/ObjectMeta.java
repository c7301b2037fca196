package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonFields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An object's metadata. What caches, indices and handlers ask for all the time is parsed once; the rest is read from
 * the object's own bytes when asked for.
 *
 * <p>Immutable; any thread. A text that is absent is {@code ""}, as in Go. Corresponds to apimachinery's
 * {@code metav1.ObjectMeta}.
 */
public final class ObjectMeta {
    private final String key;
    private final String namespace;
    private final String resourceVersion;
    private final Map<String, String> labels;
    private final byte[] json;
    private final int from;
    private final int to;

    /** {@code json} is the object's, {@code json[from, to)} the metadata's; {@code from == to} when the object has none. */
    ObjectMeta(
            String name,
            String namespace,
            String resourceVersion,
            Map<String, String> labels,
            byte[] json,
            int from,
            int to) {
        this.key = Keys.of(namespace, name); // caches hold it anyway, and the name is in it
        this.namespace = namespace;
        this.resourceVersion = resourceVersion;
        this.labels = labels;
        this.json = json;
        this.from = from;
        this.to = to;
    }

    public String name() {
        return namespace.isEmpty() ? key : key.substring(namespace.length() + 1);
    }

    /** The namespace; {@code ""} for an object of the whole cluster. */
    public String namespace() {
        return namespace;
    }

    public String uid() {
        return text("uid");
    }

    /** As {@link KubeObject#key}. */
    String key() {
        return key;
    }

    /** The version of the store at which this object was last written; {@code ""} if it never was. */
    public String resourceVersion() {
        return resourceVersion;
    }

    /** The labels, in the server's order; not modifiable. */
    public Map<String, String> labels() {
        return labels;
    }

    public String generateName() {
        return text("generateName");
    }

    /** The annotations, in the order in which they came; not modifiable. Read from the bytes at each call. */
    public Map<String, String> annotations() {
        return JsonFields.textMap(tree(), "annotations");
    }

    /** One annotation. */
    public Optional<String> annotation(String key) {
        return from == to
                ? Optional.empty()
                : Optional.ofNullable(new JsonCursor(json, from, to).findText("annotations", key));
    }

    /** How often the wanted state (spec) was changed; 0 for kinds that do not count it. */
    public long generation() {
        Long generation = from == to ? null : new JsonCursor(json, from, to).findInteger("generation");
        return generation == null ? 0 : generation;
    }

    public Optional<Instant> creationTimestamp() {
        return time("creationTimestamp");
    }

    /** When deletion was asked for. Present means: this object is on its way out, but still there. */
    public Optional<Instant> deletionTimestamp() {
        return time("deletionTimestamp");
    }

    public List<String> finalizers() {
        return JsonFields.texts(tree(), "finalizers");
    }

    public List<OwnerReference> ownerReferences() {
        List<OwnerReference> owners = new ArrayList<>();
        for (JsonNode o : JsonFields.objects(tree(), "ownerReferences")) {
            owners.add(new OwnerReference(
                    JsonFields.text(o, "apiVersion"),
                    JsonFields.text(o, "kind"),
                    JsonFields.text(o, "name"),
                    JsonFields.text(o, "uid"),
                    JsonFields.bool(o, "controller")));
        }
        return List.copyOf(owners);
    }

    /** All of it as a tree, parsed anew at each call: change it as you like, the object stays as it is. */
    public JsonNode tree() {
        return from == to ? Json.object() : Json.tree(json, from, to);
    }

    /** Over the object that this belongs to. */
    JsonCursor wholeObject() {
        return new JsonCursor(json, 0, json.length, from, to);
    }

    /** Its own JSON. */
    byte[] json() {
        return from == to ? new byte[] {'{', '}'} : Arrays.copyOfRange(json, from, to);
    }

    private String text(String field) {
        String text = from == to ? null : new JsonCursor(json, from, to).findText(field);
        return text == null ? "" : text;
    }

    private Optional<Instant> time(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new DecodeException("expected a time such as 2026-01-31T08:00:00Z in metadata." + field + " of " + key
                    + ", but it is '" + text + "'");
        }
    }

    @Override
    public String toString() {
        return key + "@" + resourceVersion;
    }

    /** Who owns an object: when the owner is gone, the garbage collector takes the object away. */
    public record OwnerReference(String apiVersion, String kind, String name, String uid, boolean controller) {
        public OwnerReference {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(uid, "uid");
        }
    }
}
