// A stack in place of a queue.
// killed-by: 3.2 each object waits once, where it came first
// says: pod-3 waits longest
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class TheNewestIsPoppedFirst<T> extends LinkedMapQueue<T> {
    public TheNewestIsPoppedFirst(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        String newest = null;
        for (String key : items.keySet()) {
            newest = key;
        }
        return newest == null ? List.of() : items.remove(newest);
    }
}
