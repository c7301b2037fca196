// Holds the lock while it closes: a handler that calls the factory never returns.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: each waits for the other
// story: https://github.com/kubernetes/kubernetes/pull/112200
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class ClosesUnderTheLock extends LockedFactory {
    public ClosesUnderTheLock(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized void shutDown() throws InterruptedException {
        super.shutDown();
    }
}
