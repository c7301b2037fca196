// Copies the keys at the first access of the returned collection.
// killed-by: 5.3 a list is a snapshot
// says: copy in listKeys(), not at the first access
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

public class KeysAtTheFirstAccess extends LockedStore {
    @Override
    public Collection<String> listKeys() {
        return new AbstractCollection<>() {
            private List<String> copy;

            private List<String> copy() {
                copy = copy == null ? new ArrayList<>(KeysAtTheFirstAccess.super.listKeys()) : copy;
                return copy;
            }

            @Override
            public Iterator<String> iterator() {
                return copy().iterator();
            }

            @Override
            public int size() {
                return copy().size();
            }
        };
    }
}
