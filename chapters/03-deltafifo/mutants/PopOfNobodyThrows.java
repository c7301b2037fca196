// Throws when nobody waits.
// killed-by: 3.2 each object waits once, where it came first
// says: If nobody waits, it gives an empty list
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class PopOfNobodyThrows<T> extends LinkedMapQueue<T> {
    public PopOfNobodyThrows(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        return items.remove(items.keySet().iterator().next());
    }
}
