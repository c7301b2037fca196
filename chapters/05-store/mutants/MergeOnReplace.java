// Adds the new list to the old objects: objects that were deleted meanwhile stay forever.
// killed-by: 5.4 replace replaces all objects
// says: a ghost
// story: https://github.com/open-policy-agent/kube-mgmt/issues/43
import informers.api.KubeObject;
import java.util.List;

public class MergeOnReplace extends LockedStore {
    @Override
    public void replace(List<KubeObject> objects) {
        objects.forEach(this::add);
    }
}
