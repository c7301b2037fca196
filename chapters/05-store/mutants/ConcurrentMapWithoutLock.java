// A concurrent map, and a new one for each replace: but an iteration over it is not a snapshot.
// killed-by: 5.5 many threads at once
// says: the store was never in this state
// story: https://github.com/fabric8io/kubernetes-client/issues/7265
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public class ConcurrentMapWithoutLock implements Store {
    private volatile Map<String, KubeObject> items = new ConcurrentHashMap<>();

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
        Map<String, KubeObject> fresh = new ConcurrentHashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        items = fresh;
    }
}
