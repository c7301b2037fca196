// Counts the objects of the list; an object may be in it twice, and then hasSynced is never true.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: count keys, not objects
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class CountsObjectsNotKeys<T> extends LinkedMapQueue<T> {
    public CountsObjectsNotKeys(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected void initialList(List<T> list) {
        boolean first = !populated;
        super.initialList(list);
        if (first) {
            initialCount += list.size() - (int) list.stream().map(keyFunction::keyOf).distinct().count();
        }
    }
}
