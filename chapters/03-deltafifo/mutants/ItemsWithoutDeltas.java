// Returns the keys in items(), each with an empty list.
// killed-by: 3.2 each object is queued once, at its first position
// says: items() returns the queued deltas of each key
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class ItemsWithoutDeltas<T> extends LinkedMapQueue<T> {
    public ItemsWithoutDeltas(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        Map<String, List<Delta<T>>> keys = new LinkedHashMap<>();
        items.keySet().forEach(key -> keys.put(key, List.of()));
        return keys;
    }
}
