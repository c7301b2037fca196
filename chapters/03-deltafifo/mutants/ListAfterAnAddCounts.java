// Counts the first list even if something was added before it.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: The list that comes after it changes nothing
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class ListAfterAnAddCounts<T> extends LinkedMapQueue<T> {
    public ListAfterAnAddCounts(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private boolean listed;

    @Override
    protected void initialList(List<T> list) {
        if (!listed) {
            listed = true;
            populated = true;
            initialCount = items.size();
        }
    }
}
