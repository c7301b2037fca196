// Has synced once the queue is empty: that may never happen where objects change all the time.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: hasSynced does not wait for it
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class SyncedOnceEmpty<T> extends LinkedMapQueue<T> {
    public SyncedOnceEmpty(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        int waiting = Math.max(0, items.size() - 1);
        boolean waits = initialCount > 0;
        List<Delta<T>> popped = super.pop();
        initialCount = waits ? waiting : 0;
        return popped;
    }
}
