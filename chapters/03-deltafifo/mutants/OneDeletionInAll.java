// Keeps one deletion of an object, wherever the others stand.
// killed-by: 3.3 two deletions in a row are one
// says: it is all told
// story: https://github.com/kubernetes/kubernetes/pull/27435
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class OneDeletionInAll<T> extends LinkedMapQueue<T> {
    public OneDeletionInAll(KeyFunction<T> keyFunction, KnownObjects<T> known) {
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
