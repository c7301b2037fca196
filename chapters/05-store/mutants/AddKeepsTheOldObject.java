// Keeps the old object: an update, which is an add, is lost.
// killed-by: 5.2 add replaces the object under the same key
// says: An update is an add
// story: https://github.com/kubernetes/kubernetes/issues/133565
import informers.api.KubeObject;

public class AddKeepsTheOldObject extends LockedStore {
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
