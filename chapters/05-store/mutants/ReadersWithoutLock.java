// Takes the lock in the methods that write, but not in those that read.
// killed-by: 5.5 no reader sees half a replace
// says: readers must take the lock too
// story: https://github.com/camunda/camunda/issues/13832
import informers.api.KubeObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class ReadersWithoutLock implements Store {
    private final Map<String, KubeObject> items = new HashMap<>();

    @Override
    public synchronized void add(KubeObject object) {
        items.put(object.key(), object);
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public synchronized void delete(String key) {
        items.remove(key);
    }

    @Override
    public Collection<KubeObject> list() {
        return List.copyOf(items.values());
    }

    @Override
    public Collection<String> listKeys() {
        return List.copyOf(items.keySet());
    }

    @Override
    public synchronized void replace(List<KubeObject> objects) {
        items.clear();
        objects.forEach(this::add);
    }
}
