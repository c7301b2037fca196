package informers.api;

/**
 * An Event: a report about an object, for people.
 *
 * <p>A typed view of the object's JSON; each accessor reads it again. Immutable and thread-safe. Corresponds to {@code
 * k8s.io/api/core/v1.Event}.
 */
public final class Event extends KubeObject {
    /** The resource {@code v1/events} with this type. */
    public static final ResourceType<Event> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "events"), "Event", true, Event.class, Event::new);

    private Event(ObjectJson parts) {
        super(parts);
    }

    /** {@return the reason, such as {@code Scheduled}} */
    public String reason() {
        return string("reason");
    }

    /** {@return the message for people} */
    public String message() {
        return string("message");
    }
}
