// Indexes the first value only, as if each object had exactly one.
// killed-by: 6.4 several values, or none
// says: it must be found under each of them
// story: https://github.com/kubernetes/kubernetes/issues/109115
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class FirstValueOnly extends MapOfSets {
    public FirstValueOnly(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        super.update(key, before, null);
        if (after != null) {
            function.values(after).stream().limit(1).forEach(value -> add(value, key));
        }
    }
}
