// Takes nothing before a list has come.
// killed-by: 3.1 one add, one pop
// says: It need not wait for a LIST
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;

public class NothingBeforeTheList<T> extends LinkedMapQueue<T> {
    public NothingBeforeTheList(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void enqueue(DeltaType type, T object) {
        if (populated) {
            super.enqueue(type, object);
        }
    }
}
