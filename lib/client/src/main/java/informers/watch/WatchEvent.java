package informers.watch;

import informers.api.KubeObject;
import informers.api.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a watch.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code watch.Event}; there the object of an ERROR is a Status, here
 * it has a place of its own.
 */
public final class WatchEvent<T extends KubeObject> {
    /** The annotation on the BOOKMARK that ends a streamed list. Its value must be {@code "true"}. */
    public static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final EventType type;
    private final @Nullable T object;
    private final @Nullable Status status;

    private WatchEvent(EventType type, @Nullable T object, @Nullable Status status) {
        this.type = type;
        this.object = object;
        this.status = status;
    }

    public static <T extends KubeObject> WatchEvent<T> of(EventType type, T object) {
        if (type == EventType.ERROR) {
            throw new IllegalArgumentException("an ERROR has a Status, not an object: use error(status)");
        }
        return new WatchEvent<>(type, object, null);
    }

    public static <T extends KubeObject> WatchEvent<T> error(Status status) {
        return new WatchEvent<>(EventType.ERROR, null, status);
    }

    public EventType type() {
        return type;
    }

    /**
     * The object: its new state, or its last one for DELETED. A BOOKMARK's has a resourceVersion and little else.
     *
     * @throws IllegalStateException for an ERROR, which has a {@link #status} instead
     */
    public T object() {
        if (object == null) {
            throw new IllegalStateException("an ERROR event has no object; its status is: " + status);
        }
        return object;
    }

    /** Why the stream cannot go on; empty unless this is an ERROR. */
    public Optional<Status> status() {
        return Optional.ofNullable(status);
    }

    /** How far the stream has come with this event; {@code ""} for an ERROR. */
    public String resourceVersion() {
        return object == null ? "" : object.resourceVersion();
    }

    /** Whether this is the BOOKMARK that ends the initial events of a streamed list. */
    public boolean isInitialEventsEnd() {
        return type == EventType.BOOKMARK
                && object != null
                && object.metadata().annotation(INITIAL_EVENTS_END).equals(Optional.of("true"));
    }

    @Override
    public String toString() {
        return type + " " + (object == null ? status : object);
    }
}
