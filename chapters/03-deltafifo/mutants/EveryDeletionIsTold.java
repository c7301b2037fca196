// Tells every deletion, as RealFIFO does.
// killed-by: 3.3 a deletion is told if somebody knows the object
// says: Nobody here has heard of pod-2
// story: https://github.com/kubernetes/kubernetes/pull/129568
import informers.api.KeyFunction;
import informers.queue.KnownObjects;

public class EveryDeletionIsTold<T> extends LinkedMapQueue<T> {
    public EveryDeletionIsTold(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    protected boolean somebodyKnows(String key) {
        return true;
    }
}
