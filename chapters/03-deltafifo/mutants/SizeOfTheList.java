// Counts the objects of the list, and no tombstones.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: It counts too
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class SizeOfTheList<T> extends LinkedMapQueue<T> {
    public SizeOfTheList(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        if (!populated) {
            populated = true;
            initialCount = list.size();
        }
    }
}
