// Returns null for a value that no object has.
// killed-by: 6.1 index one object
// says: The answer is an empty set
// story: https://github.com/kubernetes-client/java/issues/2548
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Set;

public class UnknownValueIsNull extends MapOfSets {
    public UnknownValueIsNull(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public Set<String> keys(String value) {
        return sets.containsKey(value) ? super.keys(value) : null;
    }
}
