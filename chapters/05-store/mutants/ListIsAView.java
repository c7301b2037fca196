// Returns the map's values: they change while the reader iterates over them without the lock.
// killed-by: 5.3 a list is a snapshot
// says: it is a view of your map
// story: https://github.com/kyverno/kyverno/issues/3459
import informers.api.KubeObject;
import java.util.Collection;

public class ListIsAView extends LockedStore {
    @Override
    public Collection<KubeObject> list() {
        lock.readLock().lock();
        try {
            return items.values();
        } finally {
            lock.readLock().unlock();
        }
    }
}
