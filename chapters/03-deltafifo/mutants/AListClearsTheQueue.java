// A list is the whole truth, so what waits is thrown away: the old pod's end is never told.
// killed-by: 3.4 a list does not undo what waits
// says: Both are told
// story: https://github.com/kubernetes/kubernetes/issues/83810
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.List;

public class AListClearsTheQueue<T> extends LinkedMapQueue<T> {
    public AListClearsTheQueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        items.clear();
        super.replace(list);
    }
}
