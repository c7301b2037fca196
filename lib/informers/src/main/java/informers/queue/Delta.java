package informers.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened: its type, and the object it happened to.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.Delta}. There the object is an {@code interface{}} that may
 * be a tombstone; here each type has a getter of its own, so that a deletion cannot be taken for an object.
 */
public final class Delta<T> {
    private final DeltaType type;
    private final @Nullable Object value;

    private Delta(DeltaType type, @Nullable Object value) {
        this.type = type;
        this.value = value;
    }

    public static <T> Delta<T> added(T object) {
        return of(DeltaType.ADDED, object);
    }

    public static <T> Delta<T> updated(T object) {
        return of(DeltaType.UPDATED, object);
    }

    public static <T> Delta<T> replaced(T object) {
        return of(DeltaType.REPLACED, object);
    }

    public static <T> Delta<T> sync(T object) {
        return of(DeltaType.SYNC, object);
    }

    public static <T> Delta<T> deleted(DeletedObject<T> gone) {
        return new Delta<>(DeltaType.DELETED, Objects.requireNonNull(gone));
    }

    /** Added, Updated, Replaced or Sync: the types that carry an object. */
    public static <T> Delta<T> of(DeltaType type, T object) {
        return switch (type) {
            case ADDED, UPDATED, REPLACED, SYNC -> new Delta<>(type, Objects.requireNonNull(object));
            default -> throw new IllegalArgumentException(type + " does not carry an object");
        };
    }

    /** A whole list, with its resourceVersion. */
    public static <T> Delta<T> replacedAll(String resourceVersion, List<T> objects) {
        return new Delta<>(DeltaType.REPLACED_ALL, new ReplacedAll<>(resourceVersion, List.copyOf(objects)));
    }

    public static <T> Delta<T> syncAll() {
        return new Delta<>(DeltaType.SYNC_ALL, null);
    }

    public static <T> Delta<T> bookmark(String resourceVersion) {
        return new Delta<>(DeltaType.BOOKMARK, resourceVersion);
    }

    public DeltaType type() {
        return type;
    }

    /**
     * The object, for Added, Updated, Replaced and Sync.
     *
     * @throws IllegalStateException for the other types
     */
    @SuppressWarnings("unchecked")
    public T object() {
        return switch (type) {
            case ADDED, UPDATED, REPLACED, SYNC -> (T) value();
            default -> throw without("an object");
        };
    }

    /**
     * What is known of the object that is gone, for Deleted.
     *
     * @throws IllegalStateException for the other types
     */
    @SuppressWarnings("unchecked")
    public DeletedObject<T> deleted() {
        if (type != DeltaType.DELETED) {
            throw without("a deleted object");
        }
        return (DeletedObject<T>) value();
    }

    /**
     * The list, for ReplacedAll.
     *
     * @throws IllegalStateException for the other types
     */
    @SuppressWarnings("unchecked")
    public ReplacedAll<T> replacedAll() {
        if (type != DeltaType.REPLACED_ALL) {
            throw without("a list");
        }
        return (ReplacedAll<T>) value();
    }

    /**
     * The version that the stream has come to, for Bookmark.
     *
     * @throws IllegalStateException for the other types
     */
    public String bookmarkedVersion() {
        if (type != DeltaType.BOOKMARK) {
            throw without("a bookmarked version");
        }
        return (String) value();
    }

    /**
     * The object as this delta leaves it, or as it was last known before it went. Empty if a deletion does not know it,
     * and for the types that are not about one object.
     */
    public Optional<T> lastKnown() {
        return switch (type) {
            case ADDED, UPDATED, REPLACED, SYNC -> Optional.of(object());
            case DELETED -> deleted().lastKnown();
            case REPLACED_ALL, SYNC_ALL, BOOKMARK -> Optional.empty();
        };
    }

    /**
     * The key of the object that this is about; a deletion knows it by itself.
     *
     * @throws informers.api.KeyException if the object has none
     * @throws IllegalStateException for the types that are not about one object
     */
    public String key(KeyFunction<T> keyFunction) {
        return type == DeltaType.DELETED ? deleted().key() : keyFunction.keyOf(object());
    }

    private Object value() {
        return Objects.requireNonNull(value);
    }

    private IllegalStateException without(String what) {
        return new IllegalStateException(
                "expected a delta with " + what + ", but this is " + this + ". Look at type() first.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Delta<?> that && type == that.type && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, value);
    }

    /** Such as {@code Added(Pod default/web-0@17)}. */
    @Override
    public String toString() {
        return type + "(" + (value == null ? "" : value) + ")";
    }

    /**
     * A list as it came from the server. Corresponds to {@code cache.ReplacedAllInfo}.
     *
     * @param resourceVersion of the list
     * @param objects in the server's order, already transformed; not modifiable
     */
    public record ReplacedAll<T>(String resourceVersion, List<T> objects) {
        public ReplacedAll {
            Objects.requireNonNull(resourceVersion, "resourceVersion");
            Objects.requireNonNull(objects, "objects");
            objects = List.copyOf(objects);
        }

        /** Without the objects: there may be thousands. */
        @Override
        public String toString() {
            return objects.size() + " objects at " + resourceVersion;
        }
    }
}
