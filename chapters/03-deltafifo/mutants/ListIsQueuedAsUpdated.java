// Queues the objects of a list as Updated.
// killed-by: 3.4 objects that are not in the list are deleted
// says: so do not queue Updated
// story: https://github.com/kubernetes/kubernetes/pull/86015
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class ListIsQueuedAsUpdated<T> extends LinkedMapQueue<T> {
    public ListIsQueuedAsUpdated(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        boolean listed = delta.type() == DeltaType.REPLACED;
        super.append(key, listed ? Delta.of(DeltaType.UPDATED, delta.object()) : delta);
    }
}
