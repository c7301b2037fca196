// Returns one copy to all callers until the next change: one of them clears it.
// killed-by: 5.3 a list is a snapshot
// says: the next list() has no objects any more
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;

public class CopyIsShared extends LockedStore {
    private Collection<KubeObject> copy;

    @Override
    public Collection<KubeObject> list() {
        copy = copy == null ? super.list() : copy;
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

    @Override
    public void replace(List<KubeObject> objects) {
        copy = null;
        super.replace(objects);
    }
}
