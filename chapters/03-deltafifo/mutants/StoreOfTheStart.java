// Asks the store for its keys once, when the queue is created.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: Ask the store (getByKey) at each deletion
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.HashSet;
import java.util.Set;

public class StoreOfTheStart<T> extends LinkedMapQueue<T> {
    public StoreOfTheStart(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Set<String> stored = new HashSet<>(known.listKeys());

    @Override
    protected boolean isKnown(String key) {
        return items.containsKey(key) || stored.contains(key);
    }
}
