// A right answer in another form: one sorted set of pairs of value and key, as an index of a database. The pairs of one value are
// neighbours.
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

public class SortedPairs implements Index {
    private record Pair(String value, String key) {}

    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::value).thenComparing(Pair::key);

    private final IndexFunc<KubeObject> function;
    private final TreeSet<Pair> pairs = new TreeSet<>(ORDER);
    private final Map<String, List<Pair>> byKey = new HashMap<>();

    public SortedPairs(IndexFunc<KubeObject> function) {
        this.function = function;
    }

    private List<Pair> pairs(String key, KubeObject object) {
        List<Pair> found = new ArrayList<>();
        if (object != null) {
            function.values(object).forEach(value -> found.add(new Pair(value, key)));
        }
        return found;
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        List<Pair> now = pairs(key, after); // throws before anything is changed
        List<Pair> old = byKey.remove(key);
        if (old != null) {
            old.forEach(pairs::remove);
        }
        if (!now.isEmpty()) {
            byKey.put(key, now);
            pairs.addAll(now);
        }
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        Map<String, List<Pair>> fresh = new HashMap<>();
        objects.forEach((key, object) -> fresh.put(key, pairs(key, object)));
        byKey.clear();
        byKey.putAll(fresh);
        pairs.clear();
        fresh.values().forEach(pairs::addAll);
    }

    @Override
    public Set<String> keys(String value) {
        Set<String> keys = new LinkedHashSet<>();
        for (Pair pair : pairs.tailSet(new Pair(value, ""))) {
            if (!pair.value().equals(value)) {
                break;
            }
            keys.add(pair.key());
        }
        return keys;
    }

    @Override
    public Set<String> values() {
        Set<String> values = new LinkedHashSet<>();
        pairs.forEach(pair -> values.add(pair.value()));
        return values;
    }
}
