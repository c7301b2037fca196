// Keeps one deletion of each object, also if the deletions are not in a row.
// killed-by: 3.3 two deletions in a row become one
// says: keep all four deltas
// story: https://github.com/kubernetes/kubernetes/pull/27435
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class KeepsOneDeletionOnly<T> extends LinkedMapQueue<T> {
    public KeepsOneDeletionOnly(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        if (delta.type() == DeltaType.DELETED && items.containsKey(key)) {
            items.get(key).removeIf(before -> before.type() == DeltaType.DELETED);
        }
        super.append(key, delta);
    }
}
