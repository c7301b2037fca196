package informers.record;

import informers.api.KubeObject;
import java.util.Map;

/**
 * Records events about objects. A method returns at once, and never throws: an event that cannot be recorded is logged and dropped.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code record.EventRecorder}.
 */
public interface EventRecorder {
    /** The type of an event. Corresponds to {@code v1.EventTypeNormal} and {@code v1.EventTypeWarning}. */
    enum Type {
        /** Something happened as it should. */
        NORMAL("Normal"),
        /** Something happened that should not. */
        WARNING("Warning");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** Returns the text in the event, such as {@code Normal}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Records an event.
     *
     * @param regarding the object that the event is about
     * @param type whether it should happen
     * @param reason why it was recorded, one word in upper camel case, such as {@code Scheduled}; for programs
     * @param message what happened; for people
     */
    default void event(KubeObject regarding, Type type, String reason, String message) {
        event(ObjectReference.of(regarding), type, reason, message, Map.of());
    }

    /**
     * Records an event about an object or a part of it, with annotations.
     *
     * @param regarding the object that the event is about
     * @param type whether it should happen
     * @param reason why it was recorded, one word in upper camel case
     * @param message what happened
     * @param annotations the annotations of the event
     */
    void event(ObjectReference regarding, Type type, String reason, String message, Map<String, String> annotations);
}
