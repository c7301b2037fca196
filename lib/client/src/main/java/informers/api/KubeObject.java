package informers.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object: its metadata, parsed once, and its JSON bytes. Typed kinds such as {@link Pod} are views of the
 * same bytes; they read a field when it is asked for. Nothing that the server sent is lost, whether this library knows
 * it or not.
 *
 * <p>Immutable and thread-safe. So caches hand out objects without copying them, and client-go's mutation detector has
 * no counterpart here. To change an object, create a new one with {@link #edit()}.
 *
 * <p>Two objects are equal if their types and their bytes are. Corresponds to apimachinery's {@code runtime.Object} and
 * {@code meta.Accessor}.
 */
public abstract class KubeObject {
    private final ObjectJson parts;

    /**
     * Creates a view of an object.
     *
     * @param parts the parsed object
     */
    protected KubeObject(ObjectJson parts) {
        this.parts = Objects.requireNonNull(parts, "parts");
    }

    /** {@return group and version, such as {@code v1} or {@code apps/v1}} */
    public final String apiVersion() {
        return parts.apiVersion();
    }

    /** {@return the kind, such as {@code Pod}} */
    public final String kind() {
        return parts.kind();
    }

    /** {@return the name of the object's type} */
    public final GroupVersionKind groupVersionKind() {
        return GroupVersionKind.of(apiVersion(), kind());
    }

    /** {@return the metadata} */
    public final ObjectMeta metadata() {
        return parts.metadata();
    }

    /** {@return the name} */
    public final String name() {
        return metadata().name();
    }

    /** {@return the namespace; {@code ""} for a cluster-scoped object} */
    public final String namespace() {
        return metadata().namespace();
    }

    /** {@return the resourceVersion, an opaque version of this object} */
    public final String resourceVersion() {
        return metadata().resourceVersion();
    }

    /** {@return the labels in the server's order; unmodifiable} */
    public final java.util.Map<String, String> labels() {
        return metadata().labels();
    }

    /**
     * {@return {@code namespace/name}, or {@code name} for a cluster-scoped object: the key of this object in every
     * cache}
     */
    public final String key() {
        return metadata().key();
    }

    /** {@return a copy of the whole object as JSON, with {@code kind} and {@code apiVersion}} */
    public final byte[] json() {
        return parts.bytes();
    }

    /** {@return the size of this object's JSON in bytes} */
    public final int jsonSize() {
        return parts.shared().length;
    }

    /**
     * {@return the whole object as a new tree, which belongs to the caller: changing it does not change this object}
     */
    public final JsonNode tree() {
        return Json.tree(parts.shared());
    }

    /**
     * Returns the text, number or boolean at a path of field names, such as {@code text("status", "phase")}.
     *
     * @param path the names of the fields, outermost first
     * @return the value as text; empty if it is absent, null, an object or an array
     */
    public final Optional<String> text(String... path) {
        return Optional.ofNullable(metadata().wholeObject().find(path));
    }

    /**
     * Returns the text at a path; {@code ""} if it is absent or null.
     *
     * @throws DecodeException if the value is not a text
     */
    final String string(String... path) {
        String text = metadata().wholeObject().findText(path);
        return text == null ? "" : text;
    }

    /**
     * Returns the number at a path; {@code ifAbsent} if it is absent or null.
     *
     * @throws DecodeException if the value is not a whole number of 32 bits
     */
    final int integer(int ifAbsent, String... path) {
        Long number = metadata().wholeObject().findInteger(path);
        if (number != null && number.intValue() != number) {
            throw new DecodeException("expected a whole number of 32 bits in the field " + String.join(".", path)
                    + " of " + this + ", found " + number);
        }
        return number == null ? ifAbsent : number.intValue();
    }

    /** {@return a builder of a changed copy, as in {@code pod.edit().label("app", "web").build(Pod.TYPE)}} */
    public final ObjectEdit edit() {
        return new ObjectEdit(parts);
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

    /** Returns kind, key and version; never the content, which may be a Secret's. */
    @Override
    public final String toString() {
        return kind() + " " + key() + "@" + resourceVersion();
    }
}
