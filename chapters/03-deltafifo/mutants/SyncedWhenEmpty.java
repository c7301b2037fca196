// Takes an empty queue for one that has synced.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: An empty queue has not synced
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
