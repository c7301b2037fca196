// Lets the rate limiter delay the next look: it doubles each time, long after the cache has caught up.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: whose delay doubles each time
// story: https://github.com/kubernetes/kubernetes/issues/141250
import informers.workqueue.Result;

public class CountsAsAFailure extends LockedOwnWrites {
    public CountsAsAFailure(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) {
        return Result.requeue();
    }
}
