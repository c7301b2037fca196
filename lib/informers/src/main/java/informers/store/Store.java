package informers.store;

import informers.api.DeletedObject;
import informers.queue.KnownObjects;
import informers.queue.ReflectorStore;
import java.util.List;
import java.util.Optional;

/**
 * A cache of the server's objects by key. In an informer it is eventually consistent: it may be stale.
 *
 * <p>Thread-safe. Readers do not block each other, and none sees half a {@link #replace}. Lists are snapshots, in no
 * particular order. Writes throw {@link informers.api.KeyException} if an object has no key, and {@link IndexException} if
 * an index function fails; in both cases nothing has changed. Corresponds to client-go's {@code cache.Store}.
 *
 * @param <T> the type of the objects
 */
public interface Store<T> extends ReflectorStore<T>, KnownObjects<T> {
    /**
     * Returns the object that is stored under the key of an object.
     *
     * @param object an object with the key
     * @return the stored object; empty if there is none
     */
    Optional<T> get(T object);

    @Override
    Optional<T> getByKey(String key);

    /**
     * Returns all objects.
     *
     * @return a snapshot, in no particular order
     */
    List<T> list();

    @Override
    List<String> listKeys();

    /**
     * Deletes an object of which perhaps only the key is known.
     *
     * @param gone the deleted object
     */
    void delete(DeletedObject<T> gone);

    /** Does nothing: a store has no handlers to notify. */
    @Override
    default void resync() {}

    /**
     * Returns the resourceVersion that this store has reached. The reflector may be ahead of it by what is still queued.
     *
     * @return {@code ""} before the first list
     */
    String lastStoreSyncResourceVersion();
}
