// Keeps the earlier of two deletions, even if it is a tombstone.
// killed-by: 3.4 queued deltas stay when a list arrives
// says: the one with the final state stays
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class FirstDeletionWins<T> extends LinkedMapQueue<T> {
    public FirstDeletionWins(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas == null
                || delta.type() != DeltaType.DELETED
                || deltas.get(deltas.size() - 1).type() != DeltaType.DELETED) {
            super.append(key, delta);
        }
    }
}
