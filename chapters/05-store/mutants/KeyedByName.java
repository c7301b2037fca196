// Takes the name for the key: two namespaces overwrite each other.
// killed-by: 5.2 add takes the place of what was there
// says: another pod of the same name in another namespace
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
