package informers.record;

import informers.api.KubeObject;
import informers.record.EventRecorder.Type;
import org.jspecify.annotations.Nullable;

/**
 * Records events of {@code events.k8s.io/v1}, which also say what was done, and with which second object. The method returns at once,
 * and never throws: an event that cannot be recorded is logged and dropped.
 *
 * <p>Thread-safe. Corresponds to client-go's {@code events.EventRecorder}.
 */
public interface SeriesEventRecorder {
    /**
     * Records an event.
     *
     * @param regarding the object that the event is about
     * @param related a second object, for example the one that was created; null for none
     * @param type whether it should happen
     * @param reason why it was recorded, one word in upper camel case, at most 128 characters
     * @param action what the controller did, one word in upper camel case, at most 128 characters; the server requires it
     * @param note what happened, for people; cut to 1,024 bytes, the most that a server accepts
     */
    default void event(
            KubeObject regarding, @Nullable KubeObject related, Type type, String reason, String action, String note) {
        event(
                ObjectReference.of(regarding),
                related == null ? null : ObjectReference.of(related),
                type,
                reason,
                action,
                note);
    }

    /**
     * Records an event about an object or a part of it.
     *
     * @param regarding the object that the event is about
     * @param related a second object; null for none
     * @param type whether it should happen
     * @param reason why it was recorded
     * @param action what the controller did
     * @param note what happened
     */
    void event(
            ObjectReference regarding,
            @Nullable ObjectReference related,
            Type type,
            String reason,
            String action,
            String note);
}
