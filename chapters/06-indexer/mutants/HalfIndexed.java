// Removes the key from the old sets before it calls the function on the new object.
// killed-by: 6.6 a function that throws changes nothing
// says: Call the function for all values first
// story: https://github.com/kubernetes/kubernetes/issues/43605
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class HalfIndexed extends MapOfSets {
    public HalfIndexed(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        super.update(key, before, null);
        super.update(key, null, after);
    }
}
