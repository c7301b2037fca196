// A list clears the queue: the deletion of the old pod-2 is lost.
// killed-by: 3.4 queued deltas stay when a list arrives
// says: Keep the Deleted and queue Replaced after it
// story: https://github.com/kubernetes/kubernetes/issues/83810
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class ListClearsTheQueue<T> extends LinkedMapQueue<T> {
    public ListClearsTheQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        items.clear();
        super.replace(list);
    }
}
