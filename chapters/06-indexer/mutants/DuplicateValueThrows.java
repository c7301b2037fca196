// Expects each value only once: the second time the set no longer exists.
// killed-by: 6.4 several values, or none
// says: The function returned l1 twice, which is allowed
// story: https://github.com/kubernetes-client/java/issues/3510
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Set;

public class DuplicateValueThrows extends MapOfSets {
    public DuplicateValueThrows(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    protected void remove(String value, String key) {
        Set<String> keys = sets.get(value);
        keys.remove(key);
        if (keys.isEmpty()) {
            sets.remove(value);
        }
    }
}
