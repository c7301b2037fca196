// A right answer, built differently: it also stores the values of each key. So it calls the function once for each
// object
// and does not need the object before: it stays right even for objects that were changed in place. It costs a second
// map.
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public class BothWays implements Index {
    private final IndexFunc<KubeObject> function;
    private Map<String, Set<String>> keysOf = new HashMap<>();
    private Map<String, Set<String>> valuesOf = new HashMap<>();

    public BothWays(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        Set<String> now = after == null ? Set.of() : new HashSet<>(function.values(after));
        for (String value : valuesOf.getOrDefault(key, Set.of())) {
            keysOf.get(value).remove(key);
            keysOf.values().removeIf(Set::isEmpty);
        }
        valuesOf.put(key, now);
        now.forEach(value -> keysOf.computeIfAbsent(value, v -> new HashSet<>()).add(key));
        valuesOf.values().removeIf(Set::isEmpty);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        BothWays fresh = new BothWays(function);
        objects.forEach((key, object) -> fresh.update(key, null, object));
        keysOf = fresh.keysOf;
        valuesOf = fresh.valuesOf;
    }

    @Override
    public Set<String> keys(String value) {
        return Set.copyOf(keysOf.getOrDefault(value, Set.of()));
    }

    @Override
    public Set<String> values() {
        return Set.copyOf(keysOf.keySet());
    }
}
