package informers.api;

/**
 * Something that happened to an object, told for people.
 *
 * <p>A view on the object's bytes: each method reads them anew. Immutable; any thread. Corresponds to
 * {@code k8s.io/api/core/v1}.
 */
public final class Event extends KubeObject {
    public static final ResourceType<Event> TYPE =
            ResourceType.typed(new GroupVersionResource("", "v1", "events"), "Event", true, Event.class, Event::new);

    private Event(ObjectJson parts) {
        super(parts);
    }

    /** A word for why, such as {@code Scheduled}. */
    public String reason() {
        return string("reason");
    }

    public String message() {
        return string("message");
    }
}
