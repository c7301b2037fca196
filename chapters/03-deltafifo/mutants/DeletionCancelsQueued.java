// A deletion removes the queued deltas and is not queued. But the store may have an older state of the object.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: needs the Deleted too
// story: https://github.com/kubernetes/kubernetes/issues/27004
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class DeletionCancelsQueued<T> extends LinkedMapQueue<T> {
    public DeletionCancelsQueued(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        if (items.remove(keyFunction.keyOf(object)) == null) {
            super.delete(object);
        }
    }
}
