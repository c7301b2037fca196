package informers.queue;

import java.util.List;
import java.util.Optional;

/**
 * What a queue must know of the store that its consumer fills: so that it can tell what a list leaves out. Every store is
 * one.
 *
 * <p>Asked while the queue's lock is held: so it must not call the queue. Answers to client-go's
 * {@code cache.KeyListerGetter}.
 */
public interface KnownObjects<T> {
    List<String> listKeys();

    Optional<T> getByKey(String key);
}
