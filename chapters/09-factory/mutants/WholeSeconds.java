// Cuts the limit to whole seconds.
// killed-by: 9.4 wait with a limit and return reasons
// says: to the nanosecond
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/Duration.html
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;

public class WholeSeconds extends LockedFactory {
    public WholeSeconds(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        return super.waitForCacheSync(Duration.ofSeconds(atMost.toSeconds()));
    }
}
