// Thinks that there is nothing to do for a list without objects: all that was in the index stays.
// killed-by: 6.5 replace indexes everything anew
// says: an empty list is a list too
// story: https://github.com/fabric8io/kubernetes-client/issues/3272
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Map;

public class EmptyListIsNoNews extends MapOfSets {
    public EmptyListIsNoNews(IndexFunc<KubeObject> function) {
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
