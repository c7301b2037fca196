// Counts each pop, also of an empty queue.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: counts nothing
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class EmptyPopsCount<T> extends LinkedMapQueue<T> {
    public EmptyPopsCount(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    private int pops;

    @Override
    public List<Delta<T>> pop() {
        pops++;
        return super.pop();
    }

    @Override
    public boolean hasSynced() {
        return super.hasSynced() || total > 0 && pops >= total;
    }

    private int total;

    @Override
    protected void initialList(List<T> list) {
        super.initialList(list);
        total = Math.max(total, initialCount);
    }
}
