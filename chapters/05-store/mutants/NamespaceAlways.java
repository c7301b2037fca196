// Builds the key from namespace and name: a node gets the key "/node-1".
// killed-by: 5.1 add, then get
// says: its key, object.key(), is its name only
// story: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
import informers.api.KubeObject;

public class NamespaceAlways extends LockedStore {
    @Override
    public void add(KubeObject object) {
        lock.writeLock().lock();
        try {
            items.put(object.namespace() + "/" + object.name(), object);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
