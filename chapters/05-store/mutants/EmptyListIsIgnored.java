// Treats an empty list as a failure, and keeps the old objects.
// killed-by: 5.4 replace replaces all objects
// says: An empty list is valid
// story: https://github.com/fabric8io/kubernetes-client/issues/3272
import informers.api.KubeObject;
import java.util.List;

public class EmptyListIsIgnored extends LockedStore {
    @Override
    public void replace(List<KubeObject> objects) {
        if (!objects.isEmpty()) {
            super.replace(objects);
        }
    }
}
