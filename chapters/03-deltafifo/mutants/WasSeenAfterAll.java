// Says that it saw the final state, when it only missed the object in a list.
// killed-by: 3.4 what a list leaves out is gone
// says: DeletedObject.missed
// story: https://github.com/projectcalico/calico/issues/12741
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class WasSeenAfterAll<T> extends LinkedMapQueue<T> {
    public WasSeenAfterAll(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        boolean deleted = delta.type() == DeltaType.DELETED;
        super.append(key, deleted ? Delta.deleted(new DeletedObject<>(key, delta.lastKnown(), false)) : delta);
    }
}
