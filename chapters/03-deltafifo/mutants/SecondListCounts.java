// Counts again with a second list that comes before the initial list is popped.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: queued later do not count
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class SecondListCounts<T> extends LinkedMapQueue<T> {
    public SecondListCounts(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        if (!populated || initialCount > 0) {
            populated = true;
            initialCount = items.size();
        }
    }
}
