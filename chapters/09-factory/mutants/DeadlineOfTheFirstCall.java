// Measures the limit from the creation of the factory.
// killed-by: 9.4 wait with a limit and return reasons
// says: counts from this call on
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/Duration.html
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;

public class DeadlineOfTheFirstCall extends LockedFactory {
    private final long created = concurrency.nanoTime();

    public DeadlineOfTheFirstCall(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        Duration passed = Duration.ofNanos(concurrency.nanoTime() - created);
        return super.waitForCacheSync(atMost.compareTo(passed) < 0 ? Duration.ZERO : atMost.minus(passed));
    }
}
