// After the shut-down it knows nothing any more.
// killed-by: 9.6 the shut-down stops all, then waits for each
// says: do not empty the map
// story: https://github.com/kubernetes/kubernetes/issues/138800
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class ForgetsAtTheEnd extends LockedFactory {
    public ForgetsAtTheEnd(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() throws InterruptedException {
        super.shutDown();
        synchronized (this) {
            members.clear();
        }
    }
}
