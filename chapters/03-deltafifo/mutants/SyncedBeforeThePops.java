// Has synced as soon as the initial list is queued.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: nothing of it has been popped yet
// story: https://github.com/kubernetes/kubernetes/issues/20259
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class SyncedBeforeThePops<T> extends LinkedMapQueue<T> {
    public SyncedBeforeThePops(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public boolean hasSynced() {
        return populated;
    }
}
