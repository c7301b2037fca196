// Ignores a replace by an empty list: everything that was in the index stays in it.
// killed-by: 6.5 replace indexes the new objects only
// says: an empty list is a list too
// story: https://github.com/fabric8io/kubernetes-client/issues/3272
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Map;

public class EmptyListIsIgnored extends MapOfSets {
    public EmptyListIsIgnored(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        if (objects.isEmpty()) {
            return;
        }
        super.replace(objects);
    }
}
