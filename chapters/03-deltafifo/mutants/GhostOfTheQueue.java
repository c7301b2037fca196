// A list is compared with the store alone: what waits and is not in the list comes into the store, and stays.
// killed-by: 3.4 what a list leaves out is gone
// says: Look at who waits, too
// story: https://github.com/kubernetes/kubernetes/issues/115658
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.KnownObjects;
import java.util.Set;

public class GhostOfTheQueue<T> extends LinkedMapQueue<T> {
    public GhostOfTheQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteWhatWaits(Set<String> listed) {}

    @Override
    protected void deleteWhatIsStored(Set<String> listed) {
        for (String key : known.listKeys()) {
            if (!listed.contains(key)) {
                append(key, Delta.deleted(DeletedObject.missed(key, known.getByKey(key))));
            }
        }
    }
}
