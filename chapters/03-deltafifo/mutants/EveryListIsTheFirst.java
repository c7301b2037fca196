// Counts anew with each list: after a relist, it is as if it had never synced.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: This is the second list
// story: https://github.com/fabric8io/kubernetes-client/issues/3090
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class EveryListIsTheFirst<T> extends LinkedMapQueue<T> {
    public EveryListIsTheFirst(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void firstList(List<T> list) {
        populated = true;
        ofTheFirstList = items.size();
    }
}
