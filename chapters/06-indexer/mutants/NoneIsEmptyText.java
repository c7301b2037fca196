// Puts what has no value under the empty text, beside what has an empty one.
// killed-by: 6.4 many values, or none
// says: and not under ""
// story: https://github.com/kubernetes/ingress-gce/pull/1733
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class NoneIsEmptyText extends MapOfSets {
    public NoneIsEmptyText(IndexFunc<KubeObject> function) {
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
