// Keeps a set of all keys ever queued, and delivers the deletion of each of them.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: That a key was queued at some time does not count
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.HashSet;
import java.util.Set;

public class EverSeenIsKnown<T> extends LinkedMapQueue<T> {
    public EverSeenIsKnown(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Set<String> seen = new HashSet<>();

    @Override
    protected void append(String key, Delta<T> delta) {
        seen.add(key);
        super.append(key, delta);
    }

    @Override
    protected boolean isKnown(String key) {
        return seen.contains(key) || super.isKnown(key);
    }
}
