// Copies the map for each change, without a lock: of two threads that do so at the same time, one loses its change.
// killed-by: 5.5 many threads at once
// says: one change is lost
// story: https://github.com/OpenLiberty/open-liberty/pull/1948
import informers.api.KubeObject;
import java.util.HashMap;
import java.util.Map;

public class CopyWithoutLock extends CopyOnWriteStore {
    @Override
    public void add(KubeObject object) {
        Map<String, KubeObject> fresh = new HashMap<>(items);
        fresh.put(object.key(), object);
        items = fresh;
    }
}
