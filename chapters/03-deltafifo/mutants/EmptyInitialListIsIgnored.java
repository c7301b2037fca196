// Ignores an empty initial list: hasSynced is never true where there are no objects.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: would never be synced
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class EmptyInitialListIsIgnored<T> extends LinkedMapQueue<T> {
    public EmptyInitialListIsIgnored(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        if (!list.isEmpty()) {
            super.initialList(list);
        }
    }
}
