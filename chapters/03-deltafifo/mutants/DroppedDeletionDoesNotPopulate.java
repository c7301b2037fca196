// After a deletion that was dropped it still waits for an initial list.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: even if the deletion is dropped
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class DroppedDeletionDoesNotPopulate<T> extends LinkedMapQueue<T> {
    public DroppedDeletionDoesNotPopulate(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        if (isKnown(keyFunction.keyOf(object))) {
            super.delete(object);
        }
    }
}
