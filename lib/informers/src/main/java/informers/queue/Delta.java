package informers.queue;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change: its type, and the object that changed.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.Delta}. There the object is an {@code interface{}} that
 * may be a tombstone; here each type has its own accessor, so that a tombstone is never used as an object.
 *
 * @param <T> the type of the object
 */
public final class Delta<T> {
    private final DeltaType type;
    private final @Nullable Object value;

    private Delta(DeltaType type, @Nullable Object value) {
        this.type = type;
        this.value = value;
    }

    /**
     * Creates an Added delta.
     *
     * @param <T> the type of the object
     * @param object the object
     * @return the delta
     */
    public static <T> Delta<T> added(T object) {
        return of(DeltaType.ADDED, object);
    }

    /**
     * Creates an Updated delta.
     *
     * @param <T> the type of the object
     * @param object the new state
     * @return the delta
     */
    public static <T> Delta<T> updated(T object) {
        return of(DeltaType.UPDATED, object);
    }

    /**
     * Creates a Replaced delta.
     *
     * @param <T> the type of the object
     * @param object the listed object
     * @return the delta
     */
    public static <T> Delta<T> replaced(T object) {
        return of(DeltaType.REPLACED, object);
    }

    /**
     * Creates a Sync delta.
     *
     * @param <T> the type of the object
     * @param object the known state
     * @return the delta
     */
    public static <T> Delta<T> sync(T object) {
        return of(DeltaType.SYNC, object);
    }

    /**
     * Creates a Deleted delta.
     *
     * @param <T> the type of the object
     * @param gone the deleted object
     * @return the delta
     */
    public static <T> Delta<T> deleted(DeletedObject<T> gone) {
        return new Delta<>(DeltaType.DELETED, Objects.requireNonNull(gone));
    }

    /**
     * Creates a delta of a type that carries an object: Added, Updated, Replaced or Sync.
     *
     * @param <T> the type of the object
     * @param type the type of the delta
     * @param object the object
     * @return the delta
     * @throws IllegalArgumentException for other types
     */
    public static <T> Delta<T> of(DeltaType type, T object) {
        return switch (type) {
            case ADDED, UPDATED, REPLACED, SYNC -> new Delta<>(type, Objects.requireNonNull(object));
            default -> throw new IllegalArgumentException(type + " does not carry an object");
        };
    }

    /**
     * Creates a ReplacedAll delta.
     *
     * @param <T> the type of the objects
     * @param resourceVersion the resourceVersion of the list
     * @param objects the objects of the list
     * @return the delta
     */
    public static <T> Delta<T> replacedAll(String resourceVersion, List<T> objects) {
        return new Delta<>(DeltaType.REPLACED_ALL, new ReplacedAll<>(resourceVersion, List.copyOf(objects)));
    }

    /**
     * Creates a SyncAll delta.
     *
     * @param <T> the type of the objects
     * @return the delta
     */
    public static <T> Delta<T> syncAll() {
        return new Delta<>(DeltaType.SYNC_ALL, null);
    }

    /**
     * Creates a Bookmark delta.
     *
     * @param <T> the type of the objects
     * @param resourceVersion the resourceVersion that the watch has reached
     * @return the delta
     */
    public static <T> Delta<T> bookmark(String resourceVersion) {
        return new Delta<>(DeltaType.BOOKMARK, resourceVersion);
    }

    /** {@return the type} */
    public DeltaType type() {
        return type;
    }

    /**
     * Returns the object of an Added, Updated, Replaced or Sync delta.
     *
     * @return the object
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
     * Returns the object of a Deleted delta.
     *
     * @return the key, and the last known state if there is one
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
     * Returns the list of a ReplacedAll delta.
     *
     * @return the list
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
     * Returns the resourceVersion of a Bookmark delta.
     *
     * @return the resourceVersion that the watch has reached
     * @throws IllegalStateException for the other types
     */
    public String bookmarkedVersion() {
        if (type != DeltaType.BOOKMARK) {
            throw without("a bookmarked version");
        }
        return (String) value();
    }

    /**
     * Returns the object as this delta leaves it or, for a deletion, its last known state.
     *
     * @return the object; empty for a deletion of which only the key is known, and for types that are not about one object
     */
    public Optional<T> lastKnown() {
        return switch (type) {
            case ADDED, UPDATED, REPLACED, SYNC -> Optional.of(object());
            case DELETED -> deleted().lastKnown();
            case REPLACED_ALL, SYNC_ALL, BOOKMARK -> Optional.empty();
        };
    }

    /**
     * Returns the key of the object. A Deleted delta carries the key, so the key function is not called.
     *
     * @param keyFunction computes the key of an object
     * @return the key
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

    /** Returns a text such as {@code Added(Pod default/web-0@17)}. */
    @Override
    public String toString() {
        return type + "(" + (value == null ? "" : value) + ")";
    }

    /**
     * A list as the server returned it. Corresponds to client-go's {@code cache.ReplacedAllInfo}.
     *
     * @param <T> the type of the objects
     * @param resourceVersion the resourceVersion of the list
     * @param objects the objects in the server's order, already transformed; unmodifiable
     */
    public record ReplacedAll<T>(String resourceVersion, List<T> objects) {
        /** Rejects null, and copies collections. {@inheritDoc} */
        public ReplacedAll {
            Objects.requireNonNull(resourceVersion, "resourceVersion");
            Objects.requireNonNull(objects, "objects");
            objects = List.copyOf(objects);
        }

        /** Returns the number of objects and the resourceVersion; not the objects, of which there may be thousands. */
        @Override
        public String toString() {
            return objects.size() + " objects at " + resourceVersion;
        }
    }
}
