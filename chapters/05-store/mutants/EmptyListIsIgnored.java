// Takes an empty list for a failure, and keeps what it has.
// killed-by: 5.4 replace takes the place of everything
// says: an empty list is a list too
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
