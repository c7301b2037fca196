// Removes an empty set after a deletion, but not after the last key moved to another value.
// killed-by: 6.3 values() has no value without objects
// says: Remove a set from the map when it becomes empty
// story: https://github.com/fabric8io/kubernetes-client/issues/6339
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.TreeSet;

public class EmptySetsStayAfterAMove extends MapOfSets {
    public EmptySetsStayAfterAMove(IndexFunc<KubeObject> function) {
        super(function);
    }

    private boolean deletion;

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        deletion = after == null;
        super.update(key, before, after);
    }

    @Override
    protected void remove(String value, String key) {
        if (deletion) {
            super.remove(value, key);
        } else {
            sets.getOrDefault(value, new TreeSet<>()).remove(key);
        }
    }
}
