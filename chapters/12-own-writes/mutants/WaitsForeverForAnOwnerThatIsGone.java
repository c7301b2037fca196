// Looks at the cache before the namespace: if the namespace is gone, nobody ends its wait.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: it waits for a write of an owner that is gone
// story: https://github.com/kubernetes/kubernetes/pull/142247
import informers.workqueue.Result;

public class WaitsForeverForAnOwnerThatIsGone extends LockedOwnWrites {
    public WaitsForeverForAnOwnerThatIsGone(Settings settings) {
        super(settings);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        return isReady(namespace, settings.readVersion()) ? super.reconcile(namespace) : late(namespace);
    }
}
