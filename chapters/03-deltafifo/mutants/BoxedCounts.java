// Compares two Integer objects with ==, which is true up to 127 only.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: above 127
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class BoxedCounts<T> extends LinkedMapQueue<T> {
    public BoxedCounts(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private Integer total = 0;
    private Integer popped = 0;

    @Override
    protected void initialList(List<T> list) {
        boolean first = !populated;
        super.initialList(list);
        total = first ? (Integer) initialCount : total;
    }

    @Override
    public List<Delta<T>> pop() {
        if (!items.isEmpty() && popped < total) {
            popped++;
        }
        return super.pop();
    }

    @Override
    public boolean hasSynced() {
        return populated && popped == total;
    }
}
