package informers.queue;

import java.util.List;
import java.util.Optional;

/**
 * The part of a store that a queue reads to find the objects that a list leaves out. Every store implements it.
 *
 * <p>Called while the queue's lock is held, so an implementation must not call the queue. Corresponds to client-go's
 * {@code cache.KeyListerGetter}.
 *
 * @param <T> the type of the objects
 */
public interface KnownObjects<T> {
    /**
     * Returns the keys of all objects.
     *
     * @return a snapshot, in no particular order
     */
    List<String> listKeys();

    /**
     * Returns the object with this key.
     *
     * @param key the key
     * @return the object; empty if there is none
     */
    Optional<T> getByKey(String key);

    /**
     * Returns known objects for a queue without a store: nothing is known except what is queued.
     *
     * @param <T> the type of the objects
     * @return no objects
     */
    static <T> KnownObjects<T> none() {
        return new KnownObjects<>() {
            @Override
            public List<String> listKeys() {
                return List.of();
            }

            @Override
            public Optional<T> getByKey(String key) {
                return Optional.empty();
            }
        };
    }
}
