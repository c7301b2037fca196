package informers.api;

import java.util.Objects;
import java.util.Optional;

/**
 * An object that was deleted: its key, and the last state that this client knew, if any.
 *
 * <p>A client that was disconnected while an object was deleted finds out because the object is missing from the next
 * list. Its last known state may then be stale, or there may be none: {@code finalStateUnknown} is true. client-go
 * calls this a tombstone.
 *
 * <p>Immutable; as thread-safe as {@code T}. Corresponds to client-go's {@code cache.DeletedFinalStateUnknown} and
 * {@code cache.DeletedObject}. There a handler has to check for the tombstone's type and cast; here the type says it.
 *
 * @param <T> the type of the object
 * @param key the key of the object in the cache
 * @param lastKnown the last known state; empty if there is none
 * @param finalStateUnknown whether the deletion itself was missed
 */
public record DeletedObject<T>(String key, Optional<T> lastKnown, boolean finalStateUnknown) {
    /** Rejects null. {@inheritDoc} */
    public DeletedObject {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lastKnown, "lastKnown");
    }

    /**
     * Returns a deletion that a watch reported, with the object's final state.
     *
     * @param <T> the type of the object
     * @param last the final state
     * @return the deleted object
     */
    public static <T extends KubeObject> DeletedObject<T> seen(T last) {
        return new DeletedObject<>(last.key(), Optional.of(last), false);
    }

    /**
     * Returns a deletion that was noticed only because the object was missing from a list.
     *
     * @param <T> the type of the object
     * @param key the key of the object
     * @param lastKnown the last known state; empty if there is none
     * @return the deleted object
     */
    public static <T> DeletedObject<T> missed(String key, Optional<T> lastKnown) {
        return new DeletedObject<>(key, lastKnown, true);
    }

    /** Returns a text such as {@code default/web, last known as default/web@7}; a missed deletion says so. */
    @Override
    public String toString() {
        return key
                + lastKnown.map(object -> ", last known as " + object).orElse(", never known")
                + (finalStateUnknown ? ", final state unknown" : "");
    }
}
