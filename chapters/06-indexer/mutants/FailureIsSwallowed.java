// Passes over an object on which the function fails: it is in the store, and no question finds it.
// killed-by: 6.6 a function that fails changes nothing
// says: the store must know
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
