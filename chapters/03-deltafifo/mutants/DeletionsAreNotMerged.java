// Queues the same deletion twice.
// killed-by: 3.3 two deletions in a row become one
// says: Keep one of two deletions in a row
// story: https://github.com/kubernetes/kubernetes/pull/27435
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.ArrayList;

public class DeletionsAreNotMerged<T> extends LinkedMapQueue<T> {
    public DeletionsAreNotMerged(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        items.computeIfAbsent(key, k -> new ArrayList<>()).add(delta);
    }
}
