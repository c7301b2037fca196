package informers.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an object that is gone. Its key always; its last state as far as this client ever saw one.
 *
 * <p>When a client was away while an object was deleted, it learns of it by its absence from the next list. Then the
 * state it knew is not the final one ({@code finalStateUnknown}), or it knew none.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.DeletedFinalStateUnknown} and
 * {@code cache.DeletedObject}: there a handler must test for the tombstone's type and cast, here it cannot forget.
 */
public record DeletedObject<T>(String key, Optional<T> lastKnown, boolean finalStateUnknown) {
    public DeletedObject {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(lastKnown, "lastKnown");
    }

    /** The server told of the deletion, with the object's final state. */
    public static <T extends KubeObject> DeletedObject<T> seen(T last) {
        return new DeletedObject<>(last.key(), Optional.of(last), false);
    }

    /** The object was missing from a list. */
    public static <T> DeletedObject<T> missed(String key, Optional<T> lastKnown) {
        return new DeletedObject<>(key, lastKnown, true);
    }

    /** Such as {@code default/web, last known as default/web@7}; a missed deletion says so. */
    @Override
    public String toString() {
        return key
                + lastKnown.map(object -> ", last known as " + object).orElse(", never known")
                + (finalStateUnknown ? ", final state unknown" : "");
    }
}
