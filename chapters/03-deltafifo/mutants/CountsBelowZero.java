// Counts down with each pop, also after the initial list: hasSynced becomes false again.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: do not count below zero
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class CountsBelowZero<T> extends LinkedMapQueue<T> {
    public CountsBelowZero(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public List<Delta<T>> pop() {
        int before = initialCount;
        List<Delta<T>> deltas = super.pop();
        if (!deltas.isEmpty()) {
            initialCount = before - 1;
        }
        return deltas;
    }
}
