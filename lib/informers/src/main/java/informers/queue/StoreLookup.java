package informers.queue;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store for an object whose key it listed a moment ago. Whatever comes of it, the queue goes on. */
final class StoreLookup {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLookup.class);

    private StoreLookup() {}

    static <T> Optional<T> find(KnownObjects<T> known, String key) {
        try {
            Optional<T> found = known.getByKey(key);
            if (found.isEmpty()) {
                LOG.info("the store listed the key {}, but does not have it any more", key);
            }
            return found;
        } catch (RuntimeException e) {
            LOG.error("cannot look up {} in the store; the queue goes on without its object", key, e);
            return Optional.empty();
        }
    }
}
