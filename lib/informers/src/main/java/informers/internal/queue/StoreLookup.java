package informers.internal.queue;

import informers.queue.KnownObjects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up an object whose key the store has just listed. */
public final class StoreLookup {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLookup.class);

    private StoreLookup() {}

    /**
     * Returns the object. A lookup that fails is logged, so that the queue continues without the object.
     *
     * @param <T> the type of the object
     * @param known the store
     * @param key the key
     * @return the object; empty if the store does not have it, or the lookup fails
     */
    public static <T> Optional<T> find(KnownObjects<T> known, String key) {
        try {
            Optional<T> found = known.getByKey(key);
            if (found.isEmpty()) {
                LOG.info("the store listed a key, but no longer has the object; continuing without it key={}", key);
            }
            return found;
        } catch (RuntimeException e) {
            LOG.error("looking up an object in the store failed; continuing without it key={}", key, e);
            return Optional.empty();
        }
    }
}
