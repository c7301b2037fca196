// Swallows the interrupt and returns an empty result.
// killed-by: 9.4 wait with a limit and return reasons
// says: Let the InterruptedException pass
// story: https://errorprone.info/bugpattern/InterruptedExceptionSwallowed
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class InterruptIsAnEmptyResult extends LockedFactory {
    public InterruptIsAnEmptyResult(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        try {
            return super.waitForCacheSync(atMost);
        } catch (InterruptedException e) {
            return new SyncResult(new TreeMap<>(), 0);
        }
    }
}
