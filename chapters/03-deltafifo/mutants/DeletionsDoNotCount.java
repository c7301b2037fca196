// Counts what is in the list, and not the deletions that it brings about: synced too early.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: It counts
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class DeletionsDoNotCount<T> extends LinkedMapQueue<T> {
    public DeletionsDoNotCount(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void firstList(List<T> list) {
        if (!populated) {
            populated = true;
            ofTheFirstList = (int) list.stream().map(keyFunction::keyOf).distinct().count();
        }
    }
}
