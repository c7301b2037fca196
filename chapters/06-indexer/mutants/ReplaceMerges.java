// In replace(), indexes the new objects and keeps the entries of the old ones.
// killed-by: 6.5 replace indexes the new objects only
// says: An object that is not in the list is in no set
// story: https://github.com/kubernetes-client/java/issues/3510
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Map;

public class ReplaceMerges extends MapOfSets {
    public ReplaceMerges(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        objects.forEach((key, object) -> update(key, null, object));
    }
}
