// Asks only the store, which has not yet heard of what waits.
// killed-by: 3.3 a deletion is told if somebody knows the object
// says: its Added waits
// story: https://github.com/kubernetes/kubernetes/issues/27004
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class OnlyWhatIsStoredIsDeleted<T> extends LinkedMapQueue<T> {
    public OnlyWhatIsStoredIsDeleted(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean somebodyKnows(String key) {
        return known.getByKey(key).isPresent();
    }
}
