// Returns from add without unlocking if the key exists, and upgrades a read lock: the next add never returns.
// killed-by: 5.2 add replaces the object under the same key
// says: a lock that an earlier call did not release
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/concurrent/locks/Lock.html
import informers.api.KubeObject;
import java.util.HashMap;
import java.util.concurrent.Semaphore;

public class SecondAddWaitsForever extends LockedStore {
    @Override
    public void add(KubeObject object) {
        gate.acquireUninterruptibly();
        items = new HashMap<>(items);
        items.put(object.key(), object);
        if (items.size() < 2) {
            return;
        }
        gate.release();
    }

    private final Semaphore gate = new Semaphore(1);
}
