// Counts the objects of the list, and an object may be in it twice: never synced.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: count keys, not objects
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class ObjectsAreCounted<T> extends LinkedMapQueue<T> {
    public ObjectsAreCounted(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void firstList(List<T> list) {
        boolean first = !populated;
        super.firstList(list);
        if (first) {
            ofTheFirstList += list.size() - (int) list.stream().map(keyFunction::keyOf).distinct().count();
        }
    }
}
