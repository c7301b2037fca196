// Keeps a TreeMap, and lists it without the lock.
// killed-by: 5.5 many threads at once
// says: the same TreeMap
// story: https://github.com/kyverno/kyverno/issues/1749
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

public class TreeMapReadWithoutLock implements Store {
    private final TreeMap<String, KubeObject> items = new TreeMap<>();

    @Override
    public synchronized void add(KubeObject object) {
        items.put(object.key(), object);
    }

    @Override
    public synchronized Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public synchronized void delete(String key) {
        items.remove(key);
    }

    @Override
    public Collection<KubeObject> list() {
        return new ArrayList<>(items.values());
    }

    @Override
    public synchronized Collection<String> listKeys() {
        return new ArrayList<>(items.keySet());
    }

    @Override
    public synchronized void replace(List<KubeObject> objects) {
        TreeMap<String, KubeObject> fresh = new TreeMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        items.clear();
        items.putAll(fresh);
    }
}
