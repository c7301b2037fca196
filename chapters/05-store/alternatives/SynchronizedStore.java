// A right answer, as hint 3 proposes: synchronized methods, and a replace that clears the map and fills it under the lock.
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class SynchronizedStore implements Store {
    private final Map<String, KubeObject> items = new HashMap<>();

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
    public synchronized Collection<KubeObject> list() {
        return new ArrayList<>(items.values());
    }

    @Override
    public synchronized Collection<String> listKeys() {
        return new ArrayList<>(items.keySet());
    }

    @Override
    public synchronized void replace(List<KubeObject> objects) {
        items.clear();
        objects.forEach(this::add);
    }
}
