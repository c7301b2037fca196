// Compares the objects of the store with those of the list by equals.
// killed-by: 3.4 objects that are not in the list are deleted
// says: compare keys, not objects
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Set;

public class StoredIsLookedUpByEquals<T> extends LinkedMapQueue<T> {
    public StoredIsLookedUpByEquals(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private List<T> list = List.of();

    @Override
    public void replace(List<T> objects) {
        list = objects;
        super.replace(objects);
    }

    @Override
    protected void deleteStored(Set<String> listed) {
        for (String key : known.listKeys()) {
            boolean inList = known.getByKey(key).map(list::contains).orElse(false);
            if (!inList && (!items.containsKey(key) || items.get(key).get(0).type() == DeltaType.REPLACED)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
            }
        }
    }
}
