// Compares a list only with the queue: an object that was deleted during a gap stays in the store forever.
// killed-by: 3.4 objects that are not in the list are deleted
// says: Otherwise pod-3 stays in the store forever
// story: https://github.com/kubernetes/kubernetes/pull/91435
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.Set;

public class StoredObjectsAreNotCompared<T> extends LinkedMapQueue<T> {
    public StoredObjectsAreNotCompared(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteStored(Set<String> listed) {}
}
