package informers.queue;

import informers.api.TransformFunc;
import java.util.List;
import java.util.Optional;

/**
 * The destination of a reflector: a queue, or a store.
 *
 * <p>Called by the reflector's threads: its own, and that of its resync timer. A method may throw if an object has no key
 * or cannot be transformed; that object is then not stored, and nothing else changes. Corresponds to client-go's
 * {@code cache.ReflectorStore} and its optional interfaces ({@code TransformingStore}, {@code ReflectorBookmarkStore}).
 *
 * @param <T> the type of the objects
 */
public interface ReflectorStore<T> {
    /**
     * Adds an object that the server reported as added.
     *
     * @param object the object
     */
    void add(T object);

    /**
     * Updates an object that the server reported as modified.
     *
     * @param object the new state
     */
    void update(T object);

    /**
     * Deletes an object that the server reported as deleted.
     *
     * @param object the last state
     */
    void delete(T object);

    /**
     * Replaces all objects by those of a list.
     *
     * @param objects the objects of the list
     * @param resourceVersion the resourceVersion of the list
     */
    void replace(List<T> objects, String resourceVersion);

    /** Delivers all known objects again. Sends no request. */
    void resync();

    /**
     * Records that the watch has reached a resourceVersion without a change of an object. This implementation does nothing.
     *
     * @param resourceVersion the resourceVersion of the bookmark
     */
    default void bookmark(String resourceVersion) {}

    /**
     * Returns the transform that this store applies to incoming objects. A streamed list needs it, so that each object is
     * transformed only once.
     *
     * @return the transform; empty if objects are stored as they are
     */
    default Optional<TransformFunc<T>> transformer() {
        return Optional.empty();
    }
}
