// Calls an object's first delta Added, whatever came.
// killed-by: 3.2 nothing that happened is merged
// says: makes no Added of a first Updated
// story: https://github.com/kubernetes/kubernetes/issues/27984
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class TheFirstIsAnAdd<T> extends LinkedMapQueue<T> {
    public TheFirstIsAnAdd(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        boolean isNew = !items.containsKey(keyFunction.keyOf(object));
        super.enqueue(isNew ? DeltaType.ADDED : type, object);
    }
}
