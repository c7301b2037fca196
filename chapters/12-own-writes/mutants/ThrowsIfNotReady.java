// Throws if the cache is not ready: counted as a failure, with a warning and a growing delay each time.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: or threw
// story: https://github.com/kubernetes/kubernetes/issues/141250
import informers.workqueue.Result;

public class ThrowsIfNotReady extends LockedOwnWrites {
    public ThrowsIfNotReady(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) {
        throw new IllegalStateException("the cache does not have the last write of " + namespace);
    }
}
