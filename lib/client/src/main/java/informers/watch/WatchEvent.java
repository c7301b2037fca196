package informers.watch;

import informers.api.KubeObject;
import informers.api.Status;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a watch.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code watch.Event}. There the object of an ERROR is a
 * Status; here the Status has a method of its own.
 *
 * @param <T> the type of the object
 */
public final class WatchEvent<T extends KubeObject> {
    /** The annotation on the BOOKMARK that ends the initial events. Its value must be {@code "true"}. */
    public static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final EventType type;
    private final @Nullable T object;
    private final @Nullable Status status;

    private WatchEvent(EventType type, @Nullable T object, @Nullable Status status) {
        this.type = type;
        this.object = object;
        this.status = status;
    }

    /**
     * Returns an event with an object.
     *
     * @param <T> the type of the object
     * @param type any type but ERROR
     * @param object the object
     * @return the event
     * @throws IllegalArgumentException for an ERROR
     */
    public static <T extends KubeObject> WatchEvent<T> of(EventType type, T object) {
        if (type == EventType.ERROR) {
            throw new IllegalArgumentException("an ERROR has a Status, not an object: use error(status)");
        }
        return new WatchEvent<>(type, object, null);
    }

    /**
     * Returns an ERROR event.
     *
     * @param <T> the type of the watch's objects
     * @param status why the watch cannot continue
     * @return the event
     */
    public static <T extends KubeObject> WatchEvent<T> error(Status status) {
        return new WatchEvent<>(EventType.ERROR, null, status);
    }

    /** {@return the type of the event} */
    public EventType type() {
        return type;
    }

    /**
     * Returns the object: its new state, or its last one for DELETED. A BOOKMARK's object has little more than a
     * resourceVersion.
     *
     * @return the object
     * @throws IllegalStateException for an ERROR, which has a {@link #status} instead
     */
    public T object() {
        if (object == null) {
            throw new IllegalStateException("an ERROR event has no object; its status is: " + status);
        }
        return object;
    }

    /** {@return why the watch cannot continue; empty unless this is an ERROR} */
    public Optional<Status> status() {
        return Optional.ofNullable(status);
    }

    /** {@return the resourceVersion that the watch has reached with this event; {@code ""} for an ERROR} */
    public String resourceVersion() {
        return object == null ? "" : object.resourceVersion();
    }

    /** {@return whether this is the BOOKMARK that ends the initial events} */
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
