// Copies the map for each change, and two that copy at once overwrite each other: volatile is not a lock.
// killed-by: 5.5 many threads at once
// says: two calls touched your map at the same time
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
