// Forgets nothing: a key whose deletion was queued once is still known.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: a second deletion is dropped
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.HashSet;
import java.util.Set;

public class DeletedOnceIsUnknown<T> extends LinkedMapQueue<T> {
    public DeletedOnceIsUnknown(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Set<String> stored = new HashSet<>();

    @Override
    protected boolean isKnown(String key) {
        if (super.isKnown(key)) {
            stored.add(key);
        }
        return stored.contains(key);
    }
}
