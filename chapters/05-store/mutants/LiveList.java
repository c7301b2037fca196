// Gives out the map's own values: they change under the reader, who walks through them without the lock.
// killed-by: 5.3 a list is a copy of its moment
// says: it is a view of your map
// story: https://github.com/kyverno/kyverno/issues/3459
import informers.api.KubeObject;
import java.util.Collection;

public class LiveList extends LockedStore {
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
