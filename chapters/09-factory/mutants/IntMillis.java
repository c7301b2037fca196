// Computes the limit as an int of milliseconds, when it is long.
// killed-by: 9.4 wait with a limit and return reasons
// says: more milliseconds than an int can hold
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/Duration.html
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;

public class IntMillis extends LockedFactory {
    public IntMillis(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        int millis = (int) atMost.toMillis();
        return super.waitForCacheSync(Duration.ofMillis(millis).plusNanos(atMost.toNanos() % 1_000_000));
    }
}
