package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonCut;
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
 * The metadata of an object. Name, namespace, version and labels are parsed once, because caches, indexes and handlers
 * use them all the time; everything else is read from the object's JSON when it is asked for.
 *
 * <p>Immutable and thread-safe. An absent text is {@code ""}, as in Go. Corresponds to apimachinery's {@code
 * metav1.ObjectMeta}.
 */
public final class ObjectMeta {
    private final String key;
    private final String namespace;
    private final String resourceVersion;
    private final Map<String, String> labels;
    private final byte[] json;
    private final int from;
    private final int to;

    /**
     * Compares the resourceVersions of two objects of one resource, as numbers of any length. Versions of different
     * resources, or of two clusters, have no order.
     *
     * <p>Corresponds to apimachinery's {@code resourceversion.CompareResourceVersion}.
     *
     * @param a a version that a server sent
     * @param b another one
     * @return less than 0 if {@code a} is older, 0 if they are equal, more than 0 if {@code a} is newer
     * @throws IllegalArgumentException if one of them is no version of an object: the empty text, {@code "0"}, or text
     *     that is not a number without leading zeros
     */
    public static int compareResourceVersions(String a, String b) {
        requireVersion(a);
        requireVersion(b);
        int byLength = Integer.compare(a.length(), b.length());
        return byLength == 0 ? a.compareTo(b) : byLength;
    }

    private static void requireVersion(String version) {
        boolean digits = version.chars().allMatch(c -> '0' <= c && c <= '9');
        if (!digits || version.isEmpty() || version.charAt(0) == '0') {
            throw new IllegalArgumentException(
                    "expected a resourceVersion: a number without leading zeros and not 0, found \"" + version + "\"");
        }
    }

    /**
     * Creates metadata from {@code json[from, to)}, where {@code json} is the whole object; {@code from == to} if it
     * has none.
     */
    ObjectMeta(
            String name,
            String namespace,
            String resourceVersion,
            Map<String, String> labels,
            byte[] json,
            int from,
            int to) {
        this.key = Keys.of(namespace, name); // caches keep the key anyway, and it contains the name
        this.namespace = namespace;
        this.resourceVersion = resourceVersion;
        this.labels = labels;
        this.json = json;
        this.from = from;
        this.to = to;
    }

    /** {@return the name} */
    public String name() {
        return namespace.isEmpty() ? key : key.substring(namespace.length() + 1);
    }

    /** {@return the namespace; {@code ""} for a cluster-scoped object} */
    public String namespace() {
        return namespace;
    }

    /** {@return the uid, which no other object ever has} */
    public String uid() {
        return text("uid");
    }

    /** Returns the same as {@link KubeObject#key}. */
    String key() {
        return key;
    }

    /** {@return the resourceVersion, an opaque version of the object; {@code ""} if the object was never written} */
    public String resourceVersion() {
        return resourceVersion;
    }

    /** {@return the labels in the server's order; unmodifiable} */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return the prefix of a name that the server generates; {@code ""} if there is none} */
    public String generateName() {
        return text("generateName");
    }

    /** {@return the annotations in the server's order; unmodifiable} */
    public Map<String, String> annotations() {
        return JsonFields.textMap(tree(), "annotations");
    }

    /**
     * Returns one annotation.
     *
     * @param key its name
     * @return its value; empty if there is none
     */
    public Optional<String> annotation(String key) {
        return from == to
                ? Optional.empty()
                : Optional.ofNullable(new JsonCursor(json, from, to).findText("annotations", key));
    }

    /** {@return how often the desired state (spec) changed; 0 for kinds that do not count it} */
    public long generation() {
        Long generation = from == to ? null : new JsonCursor(json, from, to).findInteger("generation");
        return generation == null ? 0 : generation;
    }

    /** {@return when the object was created} */
    public Optional<Instant> creationTimestamp() {
        return time("creationTimestamp");
    }

    /** {@return when deletion was requested; if present, the object still exists but is being deleted} */
    public Optional<Instant> deletionTimestamp() {
        return time("deletionTimestamp");
    }

    /** {@return the finalizers: as long as there are any, the object is not removed} */
    public List<String> finalizers() {
        return JsonFields.texts(tree(), "finalizers");
    }

    /** {@return the owners of the object} */
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

    /** {@return the metadata as a new tree, which belongs to the caller: changing it does not change the object} */
    public JsonNode tree() {
        return from == to ? Json.object() : Json.tree(json, from, to);
    }

    /** Returns a cursor over the whole object. */
    JsonCursor wholeObject() {
        return new JsonCursor(json, 0, json.length, from, to);
    }

    /** Returns where in the bytes of the object the metadata begins. */
    int from() {
        return from;
    }

    /** Returns where in the bytes of the object the metadata ends. */
    int to() {
        return to;
    }

    /** Returns a copy of the metadata's JSON. */
    byte[] json() {
        return from == to ? new byte[] {'{', '}'} : Arrays.copyOfRange(json, from, to);
    }

    /** Returns the bytes of the whole object without a field of its metadata; the same bytes if there is none. */
    byte[] jsonWithout(String... path) {
        return from == to ? json : JsonCut.without(json, from, to, path);
    }

    /** Returns this metadata in the bytes of an object from which a part of the metadata was removed. */
    ObjectMeta within(byte[] rest) {
        return new ObjectMeta(name(), namespace, resourceVersion, labels, rest, from, to - (json.length - rest.length));
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

    /**
     * An owner of an object: when all owners are gone, the garbage collector deletes the object.
     *
     * @param apiVersion group and version of the owner
     * @param kind the kind of the owner
     * @param name the name of the owner, which is in the same namespace or cluster-scoped
     * @param uid the uid of the owner
     * @param controller whether this owner manages the object
     */
    public record OwnerReference(String apiVersion, String kind, String name, String uid, boolean controller) {
        /** Rejects null. {@inheritDoc} */
        public OwnerReference {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(uid, "uid");
        }
    }
}
