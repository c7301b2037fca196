// Empties the map before it asks the function.
// killed-by: 6.6 a function that fails changes nothing
// says: Build the new map first
// story: https://github.com/kubernetes/kubernetes/issues/43605
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Map;

public class HalfReplaced extends MapOfSets {
    public HalfReplaced(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        sets.clear();
        objects.forEach((key, object) -> update(key, null, object));
    }
}
