// Swaps the map in one step, but uses no lock.
// killed-by: 5.5 many threads at once
// says: two calls used your map at the same time
// story: https://github.com/karmada-io/karmada/issues/2513
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public class NoLock implements Store {
    private volatile Map<String, KubeObject> items = new HashMap<>();

    @Override
    public void add(KubeObject object) {
        items.put(object.key(), object);
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public void delete(String key) {
        items.remove(key);
    }

    @Override
    public Collection<KubeObject> list() {
        return new ArrayList<>(items.values());
    }

    @Override
    public Collection<String> listKeys() {
        return new ArrayList<>(items.keySet());
    }

    @Override
    public void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        items = fresh;
    }
}
