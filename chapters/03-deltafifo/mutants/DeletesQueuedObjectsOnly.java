// Checks only the queue: drops the deletion of an object that is in the store.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: it stays in the store forever
// story: https://github.com/kubernetes/client-go/issues/360
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class DeletesQueuedObjectsOnly<T> extends LinkedMapQueue<T> {
    public DeletesQueuedObjectsOnly(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean isKnown(String key) {
        return items.containsKey(key);
    }
}
