// Knows two types only: what is not Added is Updated.
// killed-by: 3.2 adds and updates are not merged
// says: keep the type of the caller
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class SyncIsUpdated<T> extends LinkedMapQueue<T> {
    public SyncIsUpdated(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        super.enqueue(type == DeltaType.ADDED ? type : DeltaType.UPDATED, object);
    }
}
