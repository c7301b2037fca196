// Takes the last known state from the first delta that waits, not from the newest.
// killed-by: 3.4 what a list leaves out is gone
// says: its last known state is the newest one
// story: https://github.com/kubernetes/kubernetes/pull/115620
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.Set;

public class TheOldestStateIsTold<T> extends LinkedMapQueue<T> {
    public TheOldestStateIsTold(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteWhatWaits(Set<String> listed) {
        items.forEach((key, deltas) -> {
            if (!listed.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, deltas.get(0).lastKnown())));
            }
        });
    }
}
