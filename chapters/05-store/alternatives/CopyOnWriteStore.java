// A right answer in another form: a map is never changed, but copied and replaced. Readers need no lock. Each write copies
// all objects, which is too slow for a store with ten thousand pods.
import informers.api.KubeObject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

public class CopyOnWriteStore implements Store {
    protected volatile Map<String, KubeObject> items = Map.of();

    @Override
    public void add(KubeObject object) {
        change(fresh -> fresh.put(object.key(), object));
    }

    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.ofNullable(items.get(key));
    }

    @Override
    public void delete(String key) {
        change(fresh -> fresh.remove(key));
    }

    @Override
    public Collection<KubeObject> list() {
        return Collections.unmodifiableCollection(items.values());
    }

    @Override
    public Collection<String> listKeys() {
        return Collections.unmodifiableCollection(items.keySet());
    }

    @Override
    public void replace(List<KubeObject> objects) {
        change(fresh -> {
            fresh.clear();
            objects.forEach(object -> fresh.put(object.key(), object));
        });
    }

    private synchronized void change(Consumer<Map<String, KubeObject>> body) {
        Map<String, KubeObject> fresh = new HashMap<>(items);
        body.accept(fresh);
        items = fresh;
    }
}
