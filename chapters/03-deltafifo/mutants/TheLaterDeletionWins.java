// Of two deletions keeps the later one, even if that one saw nothing.
// killed-by: 3.4 a list does not undo what waits
// says: keep the one that saw the end
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;

public class TheLaterDeletionWins<T> extends LinkedMapQueue<T> {
    public TheLaterDeletionWins(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas != null
                && delta.type() == DeltaType.DELETED
                && deltas.get(deltas.size() - 1).type() == DeltaType.DELETED) {
            deltas.remove(deltas.size() - 1);
        }
        super.append(key, delta);
    }
}
