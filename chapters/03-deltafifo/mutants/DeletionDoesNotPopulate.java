// After a deletion it still waits for an initial list.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: An object was deleted before any list
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class DeletionDoesNotPopulate<T> extends LinkedMapQueue<T> {
    public DeletionDoesNotPopulate(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        boolean before = populated;
        super.delete(object);
        populated = before;
    }
}
