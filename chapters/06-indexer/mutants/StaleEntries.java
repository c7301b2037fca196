// Adds the key under the new value and also leaves it under the old one.
// killed-by: 6.2 a changed value moves the key
// says: entry is stale
// story: https://github.com/fabric8io/kubernetes-client/issues/8103
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class StaleEntries extends MapOfSets {
    public StaleEntries(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        super.update(key, after == null ? before : null, after);
    }
}
