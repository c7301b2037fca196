// Compares a list with the objects of the list before instead of with the store.
// killed-by: 3.4 objects that are not in the list are deleted
// says: the objects of an earlier list do not count
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

public class StoreOfTheFirstList<T> extends LinkedMapQueue<T> {
    public StoreOfTheFirstList(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private Set<String> before = new HashSet<>();

    @Override
    protected void deleteStored(Set<String> listed) {
        super.deleteStored(listed);
        for (String key : before) {
            if (!listed.contains(key) && !items.containsKey(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, Optional.empty())));
            }
        }
        before = new HashSet<>(listed);
    }
}
