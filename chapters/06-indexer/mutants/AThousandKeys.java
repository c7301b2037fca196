// Keeps at most 1,000 keys of a value.
// killed-by: 6.4 several values, or none
// says: 1,500 pods have the value l1
// story: https://github.com/kubernetes/ingress-gce/pull/1733
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class AThousandKeys extends MapOfSets {
    public AThousandKeys(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    protected void add(String value, String key) {
        super.add(value, key);
        if (sets.get(value).size() > 1000) {
            remove(value, key);
        }
    }
}
