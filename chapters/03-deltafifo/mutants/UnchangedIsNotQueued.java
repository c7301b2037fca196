// Does not queue an object of the list that equals the one in the store: a handler without resync gets no notification of
// the relist.
// killed-by: 3.4 objects that are not in the list are deleted
// says: queue Replaced anyway
// story: https://github.com/kubernetes/kubernetes/pull/86015
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.Optional;

public class UnchangedIsNotQueued<T> extends LinkedMapQueue<T> {
    public UnchangedIsNotQueued(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        if (delta.type() != DeltaType.REPLACED || !known.getByKey(key).equals(Optional.of(delta.object()))) {
            super.append(key, delta);
        }
    }
}
