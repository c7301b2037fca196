// Drops a delta that equals the one before.
// killed-by: 3.2 nothing that happened is merged
// says: Four things happened
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.List;

public class TheSameTwiceIsOnce<T> extends LinkedMapQueue<T> {
    public TheSameTwiceIsOnce(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void append(String key, Delta<T> delta) {
        List<Delta<T>> deltas = items.get(key);
        if (deltas == null || !deltas.get(deltas.size() - 1).equals(delta)) {
            super.append(key, delta);
        }
    }
}
