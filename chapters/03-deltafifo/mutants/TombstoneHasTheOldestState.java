// Takes the last known state from the first queued delta instead of the newest one.
// killed-by: 3.4 objects that are not in the list are deleted
// says: its last known state is the newest queued one
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.Set;

public class TombstoneHasTheOldestState<T> extends LinkedMapQueue<T> {
    public TombstoneHasTheOldestState(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteQueued(Set<String> listed) {
        items.forEach((key, deltas) -> {
            if (!listed.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, deltas.get(0).lastKnown())));
            }
        });
    }
}
