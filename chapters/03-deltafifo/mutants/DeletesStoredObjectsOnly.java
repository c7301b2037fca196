// Checks only the store: drops the deletion of an object that is queued, but not stored yet.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: its Added is queued
// story: https://github.com/kubernetes/kubernetes/issues/27004
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class DeletesStoredObjectsOnly<T> extends LinkedMapQueue<T> {
    public DeletesStoredObjectsOnly(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean isKnown(String key) {
        return known.getByKey(key).isPresent();
    }
}
