// Ignores adds and updates before the first list.
// killed-by: 3.1 one add, one pop
// says: No LIST is needed before
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class AddBeforeTheListIsIgnored<T> extends LinkedMapQueue<T> {
    public AddBeforeTheListIsIgnored(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        if (populated) {
            super.enqueue(type, object);
        }
    }
}
