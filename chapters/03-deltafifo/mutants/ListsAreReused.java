// Keeps one list for each key, and clears it when the key is queued again: the consumer still has it.
// killed-by: 3.2 each object is queued once, at its first position
// says: begin a new list for a key
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class ListsAreReused<T> extends LinkedMapQueue<T> {
    public ListsAreReused(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private final Map<String, List<Delta<T>>> lists = new HashMap<>();

    @Override
    protected void append(String key, Delta<T> delta) {
        if (!items.containsKey(key)) {
            List<Delta<T>> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
            list.clear();
            items.put(key, list);
        }
        super.append(key, delta);
    }
}
