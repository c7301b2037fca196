// Added and deleted, so nothing happened: takes out what waits. But the store may have an older state.
// killed-by: 3.3 a deletion is told if somebody knows the object
// says: must hear of the end too
// story: https://github.com/kubernetes/kubernetes/issues/27004
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class ADeletionCancels<T> extends LinkedMapQueue<T> {
    public ADeletionCancels(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        if (items.remove(keyFunction.keyOf(object)) == null) {
            super.delete(object);
        }
    }
}
