// A HashMap has no order: the next key depends on the hash of the names.
// killed-by: 3.2 each object is queued once, at its first position
// says: pod-3 was added first
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class OrderIsLost<T> extends LinkedMapQueue<T> {
    public OrderIsLost(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        items = new HashMap<>(items);
        return super.pop();
    }

    @Override
    public Map<String, List<Delta<T>>> items() {
        return new HashMap<>(items);
    }
}
