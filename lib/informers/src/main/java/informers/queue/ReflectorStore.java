package informers.queue;

import informers.api.TransformFunc;
import java.util.List;
import java.util.Optional;

/**
 * What a reflector writes to: a queue, or straight into a store.
 *
 * <p>Called by the reflector's threads: its own, and that of its resync timer. A method may throw if an object has no key
 * or cannot be transformed; then that object was not taken, and everything else stands. Corresponds to client-go's
 * {@code cache.ReflectorStore}, with its optional interfaces ({@code TransformingStore}, {@code ReflectorBookmarkStore}).
 */
public interface ReflectorStore<T> {
    void add(T object);

    void update(T object);

    /** The server told of the deletion, with the object's last state. */
    void delete(T object);

    /** Takes a whole list for what there was before. */
    void replace(List<T> objects, String resourceVersion);

    /** Shows what is known once more. Asks no server. */
    void resync();

    /** The stream has come this far, without a change. Most stores need not know. */
    default void bookmark(String resourceVersion) {}

    /** How this store changes what comes in. Only a streamed list needs it from outside, to change an object once. */
    default Optional<TransformFunc<T>> transformer() {
        return Optional.empty();
    }
}
