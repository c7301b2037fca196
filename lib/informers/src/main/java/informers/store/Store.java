package informers.store;

import informers.api.DeletedObject;
import informers.queue.KnownObjects;
import informers.queue.ReflectorStore;
import java.util.List;
import java.util.Optional;

/**
 * What a client knows of the server's objects, by key.
 *
 * <p>Any thread. Readers do not block each other, and none sees half a {@link #replace}. What a list method gives is a
 * copy of that moment, in no order. Corresponds to client-go's {@code cache.Store}.
 */
public interface Store<T> extends ReflectorStore<T>, KnownObjects<T> {
    /** The object that is held under this one's key. */
    Optional<T> get(T object);

    @Override
    Optional<T> getByKey(String key);

    List<T> list();

    @Override
    List<String> listKeys();

    /** Forgets an object of which perhaps only the key is known. */
    void delete(DeletedObject<T> gone);

    /** A store knows all it has; there is nothing to do. */
    @Override
    default void resync() {}

    /**
     * The version of the server's that this store reflects; {@code ""} before the first list. Unlike the reflector's,
     * which may be ahead of it by what is still queued.
     */
    String lastStoreSyncResourceVersion();
}
