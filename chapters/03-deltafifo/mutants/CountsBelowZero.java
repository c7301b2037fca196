// Counts each pop, also when nothing of the first list is left: synced, and then not any more.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
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
        int before = ofTheFirstList;
        List<Delta<T>> deltas = super.pop();
        if (!deltas.isEmpty()) {
            ofTheFirstList = before - 1;
        }
        return deltas;
    }
}
