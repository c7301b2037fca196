// Has synced once nobody waits: where new things come all the time, that may never be.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
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
        boolean waits = ofTheFirstList > 0;
        List<Delta<T>> popped = super.pop();
        ofTheFirstList = waits ? waiting : 0;
        return popped;
    }
}
