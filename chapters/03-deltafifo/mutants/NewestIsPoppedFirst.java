// A stack instead of a queue.
// killed-by: 3.2 each object is queued once, at its first position
// says: pod-3 is at the head of the queue
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class NewestIsPoppedFirst<T> extends LinkedMapQueue<T> {
    public NewestIsPoppedFirst(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
