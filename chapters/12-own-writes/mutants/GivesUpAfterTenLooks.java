// After ten looks it assumes that the cache is ready.
// killed-by: 12.3 forget what the cache has seen, and the writes of an owner that is gone
// says: must not be forgotten because somebody asked, however often
// story: https://github.com/kubernetes-sigs/cluster-api/issues/13649
import java.util.HashMap;
import java.util.Map;

public class GivesUpAfterTenLooks extends LockedOwnWrites {
    public GivesUpAfterTenLooks(Settings settings) {
        super(settings);
    }

    private final Map<String, Integer> looks = new HashMap<>(); // guarded by the lock

    @Override
    public boolean isReady(String namespace, String read) {
        lock.lock();
        try {
            if (super.isReady(namespace, read) || looks.merge(namespace, 1, Integer::sum) > 10) {
                looks.remove(namespace);
                forget(namespace);
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }
}
