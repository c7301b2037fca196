// Counts on each value to come once: the second time it looks into a set that is gone.
// killed-by: 6.4 many values, or none
// says: The function gave l1 twice, as it may
// story: https://github.com/kubernetes-client/java/issues/3510
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Set;

public class TwiceIsTooMuch extends MapOfSets {
    public TwiceIsTooMuch(IndexFunc<KubeObject> function) {
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
