// Holds the lock while it waits: no informer can be requested until the slowest one has synced.
// killed-by: 9.5 many threads at once
// says: Do not hold the lock while you wait
// story: https://github.com/rancher/rancher/issues/55688
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;

public class WaitsUnderTheLock extends LockedFactory {
    public WaitsUnderTheLock(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return super.waitForCacheSync(atMost);
    }
}
