// Uses the map as the lock. A replace swaps the map, and with it the lock: a thread that waited for the old lock uses the
// new map without a lock.
// killed-by: 5.5 many threads at once
// says: Your lock is the map
// story: https://github.com/kitodo/kitodo-production/pull/485
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class LocksTheMap implements Store {
    private volatile Map<String, KubeObject> items = new HashMap<>();

    @Override
    public void add(KubeObject object) {
        synchronized (items) {
            items.put(object.key(), object);
        }
    }

    @Override
    public Optional<KubeObject> get(String key) {
        synchronized (items) {
            return Optional.ofNullable(items.get(key));
        }
    }

    @Override
    public void delete(String key) {
        synchronized (items) {
            items.remove(key);
        }
    }

    @Override
    public Collection<KubeObject> list() {
        synchronized (items) {
            return new ArrayList<>(items.values());
        }
    }

    @Override
    public Collection<String> listKeys() {
        synchronized (items) {
            return new ArrayList<>(items.keySet());
        }
    }

    @Override
    public void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        synchronized (items) {
            items = fresh;
        }
    }
}
