// Treats a new, empty queue as synced.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: empty queue has not synced
// story: https://github.com/kubernetes/kubernetes/issues/20259
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class SyncedWhenEmpty<T> extends LinkedMapQueue<T> {
    public SyncedWhenEmpty(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public boolean hasSynced() {
        return items.isEmpty();
    }
}
