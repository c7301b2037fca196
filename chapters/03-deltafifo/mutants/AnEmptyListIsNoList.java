// Takes an empty list for no list: where there are no objects, everybody waits for ever.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: would never be ready
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class AnEmptyListIsNoList<T> extends LinkedMapQueue<T> {
    public AnEmptyListIsNoList(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void firstList(List<T> list) {
        if (!list.isEmpty()) {
            super.firstList(list);
        }
    }
}
