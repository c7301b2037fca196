// Gives the next one, and leaves it in the line.
// killed-by: 3.2 each object waits once, where it came first
// says: it waits no longer
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class PopOnlyLooks<T> extends LinkedMapQueue<T> {
    public PopOnlyLooks(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        return items.isEmpty() ? List.of() : items.values().iterator().next();
    }
}
