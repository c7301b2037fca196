// Passes over what the list has just as the store has it. A handler without resync then never hears of the relist.
// killed-by: 3.4 what a list leaves out is gone
// says: Replaced all the same
// story: https://github.com/kubernetes/kubernetes/pull/86015
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.Optional;

public class UnchangedIsNotTold<T> extends LinkedMapQueue<T> {
    public UnchangedIsNotTold(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        if (delta.type() != DeltaType.REPLACED || !known.getByKey(key).equals(Optional.of(delta.object()))) {
            super.append(key, delta);
        }
    }
}
