// Takes the last known state from the store although a newer one is queued.
// killed-by: 3.4 objects that are not in the list are deleted
// says: its last known state is the newest queued one
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.Optional;
import java.util.Set;

public class TombstoneHasTheStoredState<T> extends LinkedMapQueue<T> {
    public TombstoneHasTheStoredState(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteQueued(Set<String> listed) {
        items.forEach((key, deltas) -> {
            if (!listed.contains(key)) {
                Optional<T> stored = known.getByKey(key);
                Optional<T> last = deltas.get(deltas.size() - 1).lastKnown();
                append(key, Delta.deleted(DeletedObject.missed(key, stored.isPresent() ? stored : last)));
            }
        });
    }
}
