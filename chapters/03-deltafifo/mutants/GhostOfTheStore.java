// A list is compared with the queue alone: what was deleted while nobody watched stays in the store.
// killed-by: 3.4 what a list leaves out is gone
// says: Else it is a ghost
// story: https://github.com/kubernetes/kubernetes/pull/91435
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.Set;

public class GhostOfTheStore<T> extends LinkedMapQueue<T> {
    public GhostOfTheStore(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void deleteWhatIsStored(Set<String> listed) {}
}
