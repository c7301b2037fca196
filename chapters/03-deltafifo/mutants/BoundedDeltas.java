// Keeps the newest thousand deltas of an object.
// killed-by: 3.2 each object is queued once, at its first position
// says: deltas of pod-3
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;

public class BoundedDeltas<T> extends LinkedMapQueue<T> {
    public BoundedDeltas(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        super.append(key, delta);
        if (items.get(key).size() > 1000) {
            items.get(key).remove(0);
        }
    }
}
