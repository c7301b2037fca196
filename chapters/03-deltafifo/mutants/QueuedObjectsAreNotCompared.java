// Compares a list only with the store: an object that is queued, but not in the list, stays in the store forever.
// killed-by: 3.4 objects that are not in the list are deleted
// says: Check the queued keys too
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.Set;

public class QueuedObjectsAreNotCompared<T> extends LinkedMapQueue<T> {
    public QueuedObjectsAreNotCompared(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteQueued(Set<String> listed) {}

    @Override
    protected void deleteStored(Set<String> listed) {
        for (String key : known.listKeys()) {
            if (!listed.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
            }
        }
    }
}
