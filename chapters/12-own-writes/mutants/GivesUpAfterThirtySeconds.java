// After thirty seconds it believes the cache: no watch is later than that.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: Do not give up waiting
// story: https://github.com/kubernetes/kubernetes/issues/22061
import informers.workqueue.Result;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class GivesUpAfterThirtySeconds extends LockedOwnWrites {
    public GivesUpAfterThirtySeconds(Settings settings) {
        super(settings);
    }

    private final Map<String, Integer> looks = new ConcurrentHashMap<>();

    @Override
    protected Result late(String namespace) throws Exception {
        if (looks.merge(namespace, 1, Integer::sum) < 300) {
            return super.late(namespace);
        }
        looks.remove(namespace);
        forget(namespace);
        return reconcile(namespace);
    }
}
