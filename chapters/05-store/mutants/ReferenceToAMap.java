// Keeps the map in an AtomicReference, changes it under a lock, and reads it without one.
// killed-by: 5.5 many threads at once
// says: two calls used your map at the same time
// story: https://github.com/kyverno/kyverno/issues/1749
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

public class ReferenceToAMap implements Store {
    private final AtomicReference<Map<String, KubeObject>> items = new AtomicReference<>(new HashMap<>());

    @Override
    public synchronized void add(KubeObject object) {
        items.get().put(object.key(), object);
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get().get(key));
    }

    @Override
    public synchronized void delete(String key) {
        items.get().remove(key);
    }

    @Override
    public synchronized Collection<KubeObject> list() {
        return new ArrayList<>(items.get().values());
    }

    @Override
    public synchronized Collection<String> listKeys() {
        return new ArrayList<>(items.get().keySet());
    }

    @Override
    public synchronized void replace(List<KubeObject> objects) {
        Map<String, KubeObject> fresh = new HashMap<>();
        objects.forEach(object -> fresh.put(object.key(), object));
        items.set(fresh);
    }
}
