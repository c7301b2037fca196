// Keeps popped deltas and returns them again with the next delta of the object.
// killed-by: 3.2 each object is queued once, at its first position
// says: Deltas are popped once
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class PoppedDeltasAreRepeated<T> extends LinkedMapQueue<T> {
    public PoppedDeltasAreRepeated(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Map<String, List<Delta<T>>> popped = new HashMap<>();

    @Override
    protected void append(String key, Delta<T> delta) {
        if (!items.containsKey(key) && popped.containsKey(key)) {
            items.put(key, new ArrayList<>(popped.get(key)));
        }
        super.append(key, delta);
    }

    @Override
    public List<Delta<T>> pop() {
        String key = items.isEmpty() ? "" : items.keySet().iterator().next();
        List<Delta<T>> deltas = super.pop();
        popped.put(key, deltas);
        return deltas;
    }
}
