// Queues every deletion, as RealFIFO does.
// killed-by: 3.3 a deletion is queued if the object is queued or stored
// says: pod-2 is neither queued nor in the store
// story: https://github.com/kubernetes/kubernetes/pull/129568
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class EveryDeletionIsQueued<T> extends LinkedMapQueue<T> {
    public EveryDeletionIsQueued(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean isKnown(String key) {
        return true;
    }
}
