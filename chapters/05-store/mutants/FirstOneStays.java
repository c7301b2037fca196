// Keeps what it has: an update, which comes as an add, is lost.
// killed-by: 5.2 add takes the place of what was there
// says: An update comes as an add
// story: https://github.com/kubernetes/kubernetes/issues/133565
import informers.api.KubeObject;

public class FirstOneStays extends LockedStore {
    @Override
    public void add(KubeObject object) {
        lock.writeLock().lock();
        try {
            items.putIfAbsent(object.key(), object);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
