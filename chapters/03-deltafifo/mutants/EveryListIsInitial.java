// Counts again with each list: after a relist, hasSynced becomes false.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: This is the second list
// story: https://github.com/fabric8io/kubernetes-client/issues/3090
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class EveryListIsInitial<T> extends LinkedMapQueue<T> {
    public EveryListIsInitial(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        populated = true;
        initialCount = items.size();
    }
}
