// Indexes objects without a value under the empty string, together with objects whose value is empty.
// killed-by: 6.4 several values, or none
// says: and not under ""
// story: https://github.com/kubernetes/ingress-gce/pull/1733
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class NoValueIsEmptyString extends MapOfSets {
    public NoValueIsEmptyString(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        remove("", key);
        super.update(key, before, after);
        if (after != null && function.values(after).isEmpty()) {
            add("", key);
        }
    }
}
