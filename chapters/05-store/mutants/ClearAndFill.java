// Relies on a concurrent map: each step is thread-safe, but a reader sees the steps of a replace.
// killed-by: 5.5 no reader sees half a replace
// says: neither the old objects nor the new ones
// story: https://github.com/camunda/camunda/pull/20065
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

public class ClearAndFill implements Store {
    protected final Map<String, KubeObject> items = new ConcurrentHashMap<>();

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
        return List.copyOf(items.values());
    }

    @Override
    public Collection<String> listKeys() {
        return List.copyOf(items.keySet());
    }

    @Override
    public void replace(List<KubeObject> objects) {
        items.clear();
        objects.forEach(this::add);
    }
}
