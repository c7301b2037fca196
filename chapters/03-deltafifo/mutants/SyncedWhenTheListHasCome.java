// Says that it has synced as soon as the list is there.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: nobody has popped anything of it
// story: https://github.com/kubernetes/kubernetes/issues/20259
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class SyncedWhenTheListHasCome<T> extends LinkedMapQueue<T> {
    public SyncedWhenTheListHasCome(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public boolean hasSynced() {
        return populated;
    }
}
