// Keeps the last of several deletions in a row, although the watch reported the first one too.
// killed-by: 3.3 two deletions in a row become one
// says: the earliest one stays
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class LatestDeletionStays<T> extends LinkedMapQueue<T> {
    public LatestDeletionStays(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        int last = deltas == null ? -1 : deltas.size() - 1;
        if (last >= 0
                && delta.type() == DeltaType.DELETED
                && !delta.deleted().finalStateUnknown()
                && deltas.get(last).type() == DeltaType.DELETED) {
            deltas.set(last, delta);
        } else {
            super.append(key, delta);
        }
    }
}
