// An update moves the object to the end of the queue: an object that changes all the time is never popped.
// killed-by: 3.2 each object is queued once, at its first position
// says: does not move pod-3 to the end of the queue
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class UpdateMovesToTheEnd<T> extends LinkedMapQueue<T> {
    public UpdateMovesToTheEnd(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.remove(key);
        if (deltas != null) {
            items.put(key, deltas);
        }
        super.append(key, delta);
    }
}
