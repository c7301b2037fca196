// A right answer, built differently: with sorted maps and sets. It computes all values first, then changes the sets.
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class MapOfSets implements Index {
    protected final IndexFunc<KubeObject> function;
    protected Map<String, Set<String>> sets = new TreeMap<>();

    public MapOfSets(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        List<String> old = before == null ? List.of() : function.values(before);
        List<String> now = after == null ? List.of() : function.values(after);
        old.forEach(value -> remove(value, key));
        now.forEach(value -> add(value, key));
    }

    protected void remove(String value, String key) {
        sets.computeIfPresent(value, (v, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
    }

    protected void add(String value, String key) {
        sets.computeIfAbsent(value, v -> new TreeSet<>()).add(key);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        Map<String, Set<String>> fresh = new TreeMap<>();
        objects.forEach((key, object) -> function.values(object)
                .forEach(value -> fresh.computeIfAbsent(value, v -> new TreeSet<>()).add(key)));
        sets = fresh;
    }

    @Override
    public Set<String> keys(String value) {
        return new TreeSet<>(sets.getOrDefault(value, Set.of()));
    }

    @Override
    public Set<String> values() {
        return new TreeSet<>(sets.keySet());
    }
}
