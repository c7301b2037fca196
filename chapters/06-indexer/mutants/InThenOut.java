// Puts the new values in and then takes the old ones out: what is in both is lost.
// killed-by: 6.4 many values, or none
// says: still in l2
// story: https://github.com/kubernetes/kubernetes/issues/109115
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.List;

public class InThenOut extends MapOfSets {
    public InThenOut(IndexFunc<KubeObject> function) {
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
