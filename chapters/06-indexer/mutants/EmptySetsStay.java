// Never removes an empty set from the map, as client-go until 1.18.
// killed-by: 6.3 values() has no value without objects
// says: Remove a set from the map when it becomes empty
// story: https://github.com/kubernetes/kubernetes/issues/84959
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.TreeSet;

public class EmptySetsStay extends MapOfSets {
    public EmptySetsStay(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    protected void remove(String value, String key) {
        sets.getOrDefault(value, new TreeSet<>()).remove(key);
    }
}
