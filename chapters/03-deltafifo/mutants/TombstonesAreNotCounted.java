// Counts the objects of the list, but not the deletions that the list caused: synced too early.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: It counts too
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class TombstonesAreNotCounted<T> extends LinkedMapQueue<T> {
    public TombstonesAreNotCounted(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        if (!populated) {
            populated = true;
            initialCount = (int) list.stream().map(keyFunction::keyOf).distinct().count();
        }
    }
}
