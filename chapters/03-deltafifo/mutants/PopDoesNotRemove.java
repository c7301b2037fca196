// Returns the head of the queue without removing it.
// killed-by: 3.2 each object is queued once, at its first position
// says: so it was removed from the queue
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class PopDoesNotRemove<T> extends LinkedMapQueue<T> {
    public PopDoesNotRemove(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        return items.isEmpty() ? List.of() : items.values().iterator().next();
    }
}
