// Keeps what was popped, and tells it again with the next delta of the object.
// killed-by: 3.2 each object waits once, where it came first
// says: is not told again
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class OldDeltasComeAgain<T> extends LinkedMapQueue<T> {
    public OldDeltasComeAgain(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Map<String, List<Delta<T>>> told = new HashMap<>();

    @Override
    protected void append(String key, Delta<T> delta) {
        if (!items.containsKey(key) && told.containsKey(key)) {
            items.put(key, new ArrayList<>(told.get(key)));
        }
        super.append(key, delta);
    }

    @Override
    public List<Delta<T>> pop() {
        String key = items.isEmpty() ? "" : items.keySet().iterator().next();
        List<Delta<T>> deltas = super.pop();
        told.put(key, deltas);
        return deltas;
    }
}
