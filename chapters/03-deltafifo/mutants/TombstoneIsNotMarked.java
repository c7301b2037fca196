// Queues an ordinary deletion instead of a tombstone, as if the final state were known.
// killed-by: 3.4 objects that are not in the list are deleted
// says: DeletedObject.missed
// story: https://github.com/projectcalico/calico/issues/12741
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class TombstoneIsNotMarked<T> extends LinkedMapQueue<T> {
    public TombstoneIsNotMarked(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        boolean deleted = delta.type() == DeltaType.DELETED;
        super.append(key, deleted ? Delta.deleted(new DeletedObject<>(key, delta.lastKnown(), false)) : delta);
    }
}
