// Returns the map's key set; an unmodifiable wrapper is not a copy.
// killed-by: 5.3 a list is a snapshot
// says: The collection that listKeys() had returned changed
// story: https://github.com/kinvolk/traceloop/issues/67
import java.util.Collection;
import java.util.Collections;

public class KeysAreAView extends LockedStore {
    @Override
    public Collection<String> listKeys() {
        lock.readLock().lock();
        try {
            return Collections.unmodifiableSet(items.keySet());
        } finally {
            lock.readLock().unlock();
        }
    }
}
