// Clears the map at the shutdown.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: Do not clear the map
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
