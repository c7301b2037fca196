// Never changes a map, but replaces it; the field is not volatile, and readers take no lock.
// killed-by: 5.5 many threads at once
// says: Without a lock, a thread may never see what another one wrote into the field
// story: https://docs.oracle.com/javase/specs/jls/se17/html/jls-17.html#jls-17.4.5
import informers.api.KubeObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

public class FieldWithoutVolatile implements Store {
    private Map<String, KubeObject> items = Map.of();

    private synchronized void change(Consumer<Map<String, KubeObject>> body) {
        Map<String, KubeObject> fresh = new HashMap<>(items);
        body.accept(fresh);
        items = Map.copyOf(fresh);
    }

    @Override
    public void add(KubeObject object) {
        change(map -> map.put(object.key(), object));
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public void delete(String key) {
        change(map -> map.remove(key));
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
        change(map -> {
            map.clear();
            objects.forEach(object -> map.put(object.key(), object));
        });
    }
}
