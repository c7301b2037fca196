// Calls what is in a list Updated.
// killed-by: 3.4 what a list leaves out is gone
// says: so it is not Updated
// story: https://github.com/kubernetes/kubernetes/pull/86015
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class AListIsUpdates<T> extends LinkedMapQueue<T> {
    public AListIsUpdates(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        boolean listed = delta.type() == DeltaType.REPLACED;
        super.append(key, listed ? Delta.of(DeltaType.UPDATED, delta.object()) : delta);
    }
}
