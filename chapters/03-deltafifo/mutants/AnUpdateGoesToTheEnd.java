// What changes goes to the end of the line: an object that changes all the time is never popped.
// killed-by: 3.2 each object waits once, where it came first
// says: does not send it to the end
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class AnUpdateGoesToTheEnd<T> extends LinkedMapQueue<T> {
    public AnUpdateGoesToTheEnd(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
