// Keeps the keys in a set of its own, which replace forgets.
// killed-by: 5.3 a list is a snapshot
// says: listKeys() after these steps
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

public class KeysSurviveAReplace extends LockedStore {
    private final Set<String> keys = new TreeSet<>();

    @Override
    public Collection<String> listKeys() {
        return List.copyOf(keys);
    }

    @Override
    public void add(KubeObject object) {
        keys.add(object.key());
        super.add(object);
    }

    @Override
    public void delete(String key) {
        keys.remove(key);
        super.delete(key);
    }
}
