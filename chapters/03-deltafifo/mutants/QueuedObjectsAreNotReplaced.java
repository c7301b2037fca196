// Ignores an object of the list if a delta of it is queued: the new object is lost.
// killed-by: 3.4 queued deltas stay when a list arrives
// says: is lost
// story: https://github.com/kubernetes/kubernetes/issues/83810
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class QueuedObjectsAreNotReplaced<T> extends LinkedMapQueue<T> {
    public QueuedObjectsAreNotReplaced(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        if (delta.type() != DeltaType.REPLACED || !items.containsKey(key)) {
            super.append(key, delta);
        }
    }
}
