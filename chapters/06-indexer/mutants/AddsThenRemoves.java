// Adds the key under the new values and then removes it from the old ones: a value that is both old and new is lost.
// killed-by: 6.4 several values, or none
// says: still in l2
// story: https://github.com/kubernetes/kubernetes/issues/109115
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.List;

public class AddsThenRemoves extends MapOfSets {
    public AddsThenRemoves(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        List<String> old = before == null ? List.of() : function.values(before);
        List<String> now = after == null ? List.of() : function.values(after);
        if (!old.equals(now)) {
            now.forEach(value -> add(value, key));
            old.forEach(value -> remove(value, key));
        }
    }
}
