// Skips an object on which the function throws: it is in the store, and no query finds it.
// killed-by: 6.6 a function that throws changes nothing
// says: the store takes an object that no query finds
// story: https://github.com/kubernetes/kubernetes/issues/43566
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class FailureIsSwallowed extends MapOfSets {
    public FailureIsSwallowed(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        try {
            super.update(key, before, after);
        } catch (IllegalStateException e) {
            // better luck with the next one
        }
    }
}
