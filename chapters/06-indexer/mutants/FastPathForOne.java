// Has a fast path for objects with one value that is wrong when one value becomes two: client-go once had this bug.
// killed-by: 6.4 several values, or none
// says: pod2 had l2 and now has l2 and l4
// story: https://github.com/kubernetes/kubernetes/issues/109115
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.List;

public class FastPathForOne extends MapOfSets {
    public FastPathForOne(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        List<String> old = before == null ? List.of() : function.values(before);
        List<String> now = after == null ? List.of() : function.values(after);
        if (old.size() == 1 && now.size() > 1) {
            remove(old.get(0), key);
            now.stream().filter(value -> !value.equals(old.get(0))).forEach(value -> add(value, key));
        } else {
            super.update(key, before, after);
        }
    }
}
