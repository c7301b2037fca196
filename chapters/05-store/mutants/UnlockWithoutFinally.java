// Unlocks at the end of replace, not in a finally: a list that throws leaves the store locked.
// killed-by: 5.4 replace replaces all objects
// says: unlock in a finally
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/concurrent/locks/Lock.html
import informers.api.KubeObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class UnlockWithoutFinally extends LockedStore {
    @Override
    public void replace(List<KubeObject> objects) {
        lock.writeLock().lock();
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        items = fresh;
        lock.writeLock().unlock();
    }
}
