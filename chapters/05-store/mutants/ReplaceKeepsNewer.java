// A replace keeps a stored object that has a higher version than that of the list.
// killed-by: 5.4 replace replaces all objects
// says: lower than before counts
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.List;

public class ReplaceKeepsNewer extends LockedStore {
    @Override
    public void replace(List<KubeObject> objects) {
        List<KubeObject> newest = new ArrayList<>();
        for (KubeObject object : objects) {
            KubeObject old = get(object.key()).orElse(object);
            boolean newer = Long.parseLong(old.resourceVersion()) > Long.parseLong(object.resourceVersion());
            newest.add(newer ? old : object);
        }
        super.replace(newest);
    }
}
