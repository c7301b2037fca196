// A right answer in another form, without a lock: an atomic reference to an immutable map. A change that another one has overtaken
// is tried again.
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

public class CompareAndSetStore implements Store {
    private final AtomicReference<Map<String, KubeObject>> items = new AtomicReference<>(new TreeMap<>());

    @Override
    public void add(KubeObject object) {
        items.updateAndGet(map -> {
            Map<String, KubeObject> copy = new TreeMap<>(map);
            copy.put(object.key(), object);
            return copy;
        });
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get().get(key));
    }

    @Override
    public void delete(String key) {
        items.updateAndGet(map -> {
            Map<String, KubeObject> copy = new TreeMap<>(map);
            copy.remove(key);
            return copy;
        });
    }

    @Override
    public Collection<KubeObject> list() {
        return List.copyOf(items.get().values());
    }

    @Override
    public Collection<String> listKeys() {
        return List.copyOf(items.get().keySet());
    }

    @Override
    public void replace(List<KubeObject> objects) {
        items.set(objects.stream().collect(Collectors.toMap(KubeObject::key, object -> object, (a, b) -> b, TreeMap::new)));
    }
}
