// Appends each tombstone, also after another one.
// killed-by: 3.4 queued deltas stay when a list arrives
// says: of which one stays
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class TombstonesAreAppended<T> extends LinkedMapQueue<T> {
    public TombstonesAreAppended(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        boolean again = delta.type() == DeltaType.DELETED && delta.deleted().finalStateUnknown() && deltas != null;
        Delta<T> last = again ? deltas.get(deltas.size() - 1) : null;
        if (again && last.type() == DeltaType.DELETED && last.deleted().finalStateUnknown()) {
            deltas.add(delta);
        } else {
            super.append(key, delta);
        }
    }
}
