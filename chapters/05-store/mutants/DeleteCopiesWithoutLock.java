// Copies the map in each change, and takes no lock in delete() and add().
// killed-by: 5.5 many threads at once
// says: one change is lost
// story: https://github.com/OpenLiberty/open-liberty/pull/1948
import informers.api.KubeObject;
import java.util.HashMap;
import java.util.Map;

public class DeleteCopiesWithoutLock extends CopyOnWriteStore {
    @Override
    public void delete(String key) {
        Map<String, KubeObject> fresh = new HashMap<>(items);
        fresh.remove(key);
        items = fresh;
    }

    @Override
    public void add(KubeObject object) {
        Map<String, KubeObject> fresh = new HashMap<>(items);
        fresh.put(object.key(), object);
        items = fresh;
    }
}
