// A HashMap knows no order: who is next depends on the names.
// killed-by: 3.2 each object waits once, where it came first
// says: pod-3 came first
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
