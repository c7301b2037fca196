package informers.queue;

import java.util.List;
import java.util.Optional;

/**
 * What a queue must know of the store that its consumer fills: so that it can tell what a list leaves out. Every store is
 * one.
 *
 * <p>Asked while the queue's lock is held: so it must not call the queue. Corresponds to client-go's
 * {@code cache.KeyListerGetter}.
 */
public interface KnownObjects<T> {
    List<String> listKeys();

    Optional<T> getByKey(String key);

    /** For a queue that no store stands behind: nothing is known but what is queued. */
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
