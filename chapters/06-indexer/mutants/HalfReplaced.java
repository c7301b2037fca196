// Clears the map before it calls the function.
// killed-by: 6.6 a function that throws changes nothing
// says: Build the new map completely
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
