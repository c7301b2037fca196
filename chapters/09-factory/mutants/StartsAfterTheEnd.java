// Starts informers after the shutdown: a stopped informer delivers no notifications.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: start() after the shutdown starts nothing
// story: https://github.com/kubernetes/kubernetes/issues/111310
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class StartsAfterTheEnd extends LockedFactory {
    public StartsAfterTheEnd(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() throws InterruptedException {
        super.shutDown();
        shutDown = false;
        started.clear();
    }
}
