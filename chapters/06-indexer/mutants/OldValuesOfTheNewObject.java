// Takes the old values from the new object, as happens in Go when an object of the cache is edited in place.
// killed-by: 6.2 a changed value moves the key
// says: call the function on before
// story: https://github.com/karmada-io/karmada/pull/6544
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class OldValuesOfTheNewObject extends MapOfSets {
    public OldValuesOfTheNewObject(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        super.update(key, before == null || after == null ? before : after, after);
    }
}
