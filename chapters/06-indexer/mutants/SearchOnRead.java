// Keeps the objects and searches them at every query: the results are right, but each query costs a pass over all
// objects.
// killed-by: 6.1 index one object
// says: Then it searches the objects at every query
// story: https://github.com/clusternet/clusternet/pull/756
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public class SearchOnRead extends MapOfSets {
    public SearchOnRead(IndexFunc<KubeObject> function) {
        super(function);
    }

    private final Map<String, KubeObject> all = new HashMap<>();

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        super.update(key, before, after);
        if (after == null) {
            all.remove(key);
        } else {
            all.put(key, after);
        }
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        super.replace(objects);
        all.clear();
        all.putAll(objects);
    }

    @Override
    public Set<String> keys(String value) {
        Set<String> found = new HashSet<>();
        all.forEach((key, object) -> {
            if (function.values(object).contains(value)) {
                found.add(key);
            }
        });
        return found;
    }
}
