// Copies a set once and returns this copy until the set changes: its caller may change it.
// killed-by: 6.3 a returned set does not change later
// says: The index must not change with them
// story: https://github.com/kyverno/kyverno/issues/3459
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

public class CachedCopy extends MapOfSets {
    public CachedCopy(IndexFunc<KubeObject> function) {
        super(function);
    }

    private final Map<String, Set<String>> copies = new HashMap<>();

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        copies.clear();
        super.update(key, before, after);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        copies.clear();
        super.replace(objects);
    }

    @Override
    public Set<String> keys(String value) {
        return copies.computeIfAbsent(value, super::keys);
    }
}
