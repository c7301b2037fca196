// One lock for writers, another one for readers: they do not exclude each other.
// killed-by: 5.5 many threads at once
// says: two calls used your map at the same time
// story: https://github.com/camunda/camunda/issues/13832
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class TwoLocks implements Store {
    private final Object read = new Object();
    private final Object write = new Object();
    private volatile Map<String, KubeObject> items = new HashMap<>();

    @Override
    public void add(KubeObject object) {
        synchronized (write) {
            items.put(object.key(), object);
        }
    }

    @Override
    public Optional<KubeObject> get(String key) {
        synchronized (read) {
            return Optional.ofNullable(items.get(key));
        }
    }

    @Override
    public void delete(String key) {
        synchronized (write) {
            items.remove(key);
        }
    }

    @Override
    public Collection<KubeObject> list() {
        synchronized (read) {
            return new ArrayList<>(items.values());
        }
    }

    @Override
    public Collection<String> listKeys() {
        synchronized (read) {
            return new ArrayList<>(items.keySet());
        }
    }

    @Override
    public void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        synchronized (write) {
            items = fresh;
        }
    }
}
