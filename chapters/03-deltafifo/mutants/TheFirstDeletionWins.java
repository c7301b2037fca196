// Of two deletions keeps the earlier one, even if that one saw nothing.
// killed-by: 3.4 a list does not undo what waits
// says: The one that saw the end stays
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class TheFirstDeletionWins<T> extends LinkedMapQueue<T> {
    public TheFirstDeletionWins(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
