// Keeps only the newest state of each object, as a cache does.
// killed-by: 3.2 adds and updates are not merged
// says: does not merge updates
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class KeepsTheNewestStateOnly<T> extends LinkedMapQueue<T> {
    public KeepsTheNewestStateOnly(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas != null && delta.type() == DeltaType.UPDATED) {
            deltas.clear();
        }
        super.append(key, delta);
    }
}
