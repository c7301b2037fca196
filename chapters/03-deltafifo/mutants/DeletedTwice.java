// Tells the same end twice.
// killed-by: 3.3 two deletions in a row are one
// says: one is left
// story: https://github.com/kubernetes/kubernetes/pull/27435
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.ArrayList;

public class DeletedTwice<T> extends LinkedMapQueue<T> {
    public DeletedTwice(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        items.computeIfAbsent(key, k -> new ArrayList<>()).add(delta);
    }
}
