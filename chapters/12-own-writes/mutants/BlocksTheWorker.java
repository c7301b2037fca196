// Waits in reconcile() until the cache is ready: no other namespace is reconciled.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: blocks the worker
// story: https://github.com/medik8s/node-healthcheck-operator/pull/245
import informers.workqueue.Result;

public class BlocksTheWorker extends LockedOwnWrites {
    public BlocksTheWorker(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) throws Exception {
        while (!isReady(namespace, settings.readVersion())) {
            Thread.sleep(10);
        }
        return reconcile(namespace);
    }
}
