// Throws an exception if the queue is empty.
// killed-by: 3.2 each object is queued once, at its first position
// says: If the queue is empty, return an empty list
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class PopOfAnEmptyQueueThrows<T> extends LinkedMapQueue<T> {
    public PopOfAnEmptyQueueThrows(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        return items.remove(items.keySet().iterator().next());
    }
}
