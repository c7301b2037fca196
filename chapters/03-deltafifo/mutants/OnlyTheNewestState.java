// Keeps the newest state only, as a cache would.
// killed-by: 3.2 nothing that happened is merged
// says: it merges no updates
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class OnlyTheNewestState<T> extends LinkedMapQueue<T> {
    public OnlyTheNewestState(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
