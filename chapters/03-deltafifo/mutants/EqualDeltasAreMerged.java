// Drops a delta that equals the one before.
// killed-by: 3.2 adds and updates are not merged
// says: Four deltas of pod-1 were queued
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class EqualDeltasAreMerged<T> extends LinkedMapQueue<T> {
    public EqualDeltasAreMerged(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas == null || !deltas.get(deltas.size() - 1).equals(delta)) {
            super.append(key, delta);
        }
    }
}
