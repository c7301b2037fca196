// A right answer in another form: keeps only the values of each key, and searches them when it is asked. Slow for many objects, but
// it cannot have an empty set.
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

public class ValuesByKey implements Index {
    private final IndexFunc<KubeObject> function;
    private Map<String, Set<String>> values = new HashMap<>();

    public ValuesByKey(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    private Set<String> valuesOf(KubeObject object) {
        List<String> all = function.values(object);
        return all.stream().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        if (after == null) {
            values.remove(key);
        } else {
            values.put(key, valuesOf(after));
        }
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        Map<String, Set<String>> fresh = new HashMap<>();
        for (Map.Entry<String, KubeObject> one : objects.entrySet()) {
            fresh.put(one.getKey(), valuesOf(one.getValue()));
        }
        values = fresh;
    }

    @Override
    public Set<String> keys(String value) {
        return values.entrySet().stream()
                .filter(one -> one.getValue().contains(value))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> values() {
        return values.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
