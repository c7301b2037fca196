// Waits for a first list after a deletion has come.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: A deletion came before any list
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class ADeletionIsNothing<T> extends LinkedMapQueue<T> {
    public ADeletionIsNothing(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void delete(T object) {
        boolean before = populated;
        super.delete(object);
        populated = before;
    }
}
