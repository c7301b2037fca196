package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object: its metadata, parsed once, and its own JSON bytes. Typed kinds such as {@link Pod} are views on
 * the same bytes, which read what is asked for; nothing that the server sent is lost, known here or not.
 *
 * <p>Immutable; any thread. That is why no cache of this library needs a copy on the way out, and why client-go's
 * mutation detector has no counterpart here. To change an object, make a new one with {@link #edit()}.
 *
 * <p>Two objects are equal when their bytes are. Corresponds to apimachinery's {@code runtime.Object} and
 * {@code meta.Accessor}.
 */
public abstract class KubeObject {
    private final ObjectJson parts;

    protected KubeObject(ObjectJson parts) {
        this.parts = Objects.requireNonNull(parts, "parts");
    }

    /** Such as {@code v1} or {@code apps/v1}. */
    public final String apiVersion() {
        return parts.apiVersion();
    }

    /** Such as {@code Pod}. */
    public final String kind() {
        return parts.kind();
    }

    public final GroupVersionKind groupVersionKind() {
        return GroupVersionKind.of(apiVersion(), kind());
    }

    public final ObjectMeta metadata() {
        return parts.metadata();
    }

    public final String name() {
        return metadata().name();
    }

    /** The namespace; {@code ""} for an object of the whole cluster. */
    public final String namespace() {
        return metadata().namespace();
    }

    public final String resourceVersion() {
        return metadata().resourceVersion();
    }

    public final java.util.Map<String, String> labels() {
        return metadata().labels();
    }

    /** {@code namespace/name}, or {@code name}: the key under which every cache holds this object. */
    public final String key() {
        return metadata().key();
    }

    /** The whole object as JSON, with {@code kind} and {@code apiVersion}: a copy that is yours. */
    public final byte[] json() {
        return parts.bytes();
    }

    /** How many bytes of JSON this object is. */
    public final int jsonSize() {
        return parts.shared().length;
    }

    /** The whole object as a tree, parsed anew at each call: change it as you like, this object stays as it is. */
    public final JsonNode tree() {
        return Json.tree(parts.shared());
    }

    /** The text, number or boolean at a path of field names, such as {@code text("status", "phase")}. */
    public final Optional<String> text(String... path) {
        return Optional.ofNullable(metadata().wholeObject().find(path));
    }

    /** The text at a path; {@code ""} when it is absent or null. Throws DecodeException when it is something else. */
    final String string(String... path) {
        String text = metadata().wholeObject().findText(path);
        return text == null ? "" : text;
    }

    /** The number at a path. Throws DecodeException when it is something else, or too large. */
    final int integer(int ifAbsent, String... path) {
        Long number = metadata().wholeObject().findInteger(path);
        if (number != null && number.intValue() != number) {
            throw new DecodeException("expected a whole number of 32 bits in the field " + String.join(".", path)
                    + " of " + this + ", found " + number);
        }
        return number == null ? ifAbsent : number.intValue();
    }

    /** Starts a changed copy: {@code pod.edit().label("app", "web").build(Pod.TYPE)}. */
    public final ObjectEdit edit() {
        return new ObjectEdit(tree());
    }

    final ObjectJson parts() {
        return parts;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof KubeObject that
                && getClass() == that.getClass()
                && Arrays.equals(parts.shared(), that.parts.shared());
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(parts.shared());
    }

    /** Kind, key and version; never the content, which may be a Secret's. */
    @Override
    public final String toString() {
        return kind() + " " + key() + "@" + resourceVersion();
    }
}
