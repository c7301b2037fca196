// Forgets the copy in add and delete, but not in replace.
// killed-by: 5.3 a list is a snapshot
// says: is outdated after each change
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;

public class CopySurvivesAReplace extends LockedStore {
    private List<KubeObject> copy;

    @Override
    public Collection<KubeObject> list() {
        copy = copy == null ? List.copyOf(super.list()) : copy;
        return copy;
    }

    @Override
    public void add(KubeObject object) {
        copy = null;
        super.add(object);
    }

    @Override
    public void delete(String key) {
        copy = null;
        super.delete(key);
    }
}
