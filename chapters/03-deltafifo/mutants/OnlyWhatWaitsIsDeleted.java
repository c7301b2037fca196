// Forgets that the store may have what waits no longer: deletions are dropped.
// killed-by: 3.3 a deletion is told if somebody knows the object
// says: it stays there for ever
// story: https://github.com/kubernetes/client-go/issues/360
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class OnlyWhatWaitsIsDeleted<T> extends LinkedMapQueue<T> {
    public OnlyWhatWaitsIsDeleted(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean somebodyKnows(String key) {
        return items.containsKey(key);
    }
}
