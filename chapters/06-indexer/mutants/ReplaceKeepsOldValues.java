// In replace(), removes the keys that are gone and adds the new values: an object that still exists keeps its old
// values too.
// killed-by: 6.5 replace indexes the new objects only
// says: pod2 had l4 and now has l3
// story: https://github.com/kubernetes-client/java/issues/3510
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

public class ReplaceKeepsOldValues extends MapOfSets {
    public ReplaceKeepsOldValues(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        Map<String, List<String>> values = new HashMap<>();
        objects.forEach((key, object) -> values.put(key, function.values(object)));
        sets.values().forEach(keys -> keys.retainAll(objects.keySet()));
        sets.values().removeIf(Set::isEmpty);
        values.forEach((key, now) -> now.forEach(
                value -> sets.computeIfAbsent(value, v -> new TreeSet<>()).add(key)));
    }
}
