// Copies at the first access of the returned collection.
// killed-by: 5.3 a list is a snapshot
// says: copy in list(), not at the first access
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

public class CopiesAtTheFirstAccess extends LockedStore {
    @Override
    public Collection<KubeObject> list() {
        return new AbstractCollection<>() {
            private List<KubeObject> copy;

            private List<KubeObject> copy() {
                copy = copy == null ? new ArrayList<>(CopiesAtTheFirstAccess.super.list()) : copy;
                return copy;
            }

            @Override
            public Iterator<KubeObject> iterator() {
                return copy().iterator();
            }

            @Override
            public int size() {
                return copy().size();
            }
        };
    }
}
