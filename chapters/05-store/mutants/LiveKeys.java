// Gives out the map's own keys; a wrapper that forbids changes does not make a copy.
// killed-by: 5.3 a list is a copy of its moment
// says: The same with listKeys()
// story: https://github.com/kinvolk/traceloop/issues/67
import java.util.Collection;
import java.util.Collections;

public class LiveKeys extends LockedStore {
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
