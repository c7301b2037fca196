// Leaves empty sets in the map, as client-go did until 1.18.
// killed-by: 6.3 a value without objects is no value
// says: Take a set that became empty out of the map
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
