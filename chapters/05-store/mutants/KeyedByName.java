// Uses the name as the key: objects with the same name in two namespaces overwrite each other.
// killed-by: 5.2 add replaces the object under the same key
// says: another pod with the same name in another namespace
// story: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
import informers.api.KubeObject;

public class KeyedByName extends LockedStore {
    @Override
    public void add(KubeObject object) {
        lock.writeLock().lock();
        try {
            items.put("default/" + object.name(), object);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
