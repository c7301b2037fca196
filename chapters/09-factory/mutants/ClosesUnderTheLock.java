// Holds the lock until all have ended: a handler that asks for a lister never ends.
// killed-by: 9.6 the shut-down stops all, then waits for each
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
