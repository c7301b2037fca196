// Changes the first delta of an object to Added.
// killed-by: 3.2 adds and updates are not merged
// says: does not change a first Updated into an Added
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class FirstDeltaIsAdded<T> extends LinkedMapQueue<T> {
    public FirstDeltaIsAdded(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        boolean isNew = !items.containsKey(keyFunction.keyOf(object));
        super.enqueue(isNew ? DeltaType.ADDED : type, object);
    }
}
