// Notes that something came only when it is put in line: a deletion that is dropped leaves the wait for a first list.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: even if it is dropped
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class ADroppedDeletionIsNothing<T> extends LinkedMapQueue<T> {
    public ADroppedDeletionIsNothing(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        if (somebodyKnows(keyFunction.keyOf(object))) {
            super.delete(object);
        }
    }
}
