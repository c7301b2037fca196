// Returns done for a namespace that is gone, and keeps its writes.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: nothing is remembered for it
// story: https://github.com/elastic/cloud-on-k8s/issues/1611
import informers.workqueue.Result;

public class GoneIsNotForgotten extends LockedOwnWrites {
    public GoneIsNotForgotten(Settings settings) {
        super(settings);
    }

    @Override
    protected Result gone(String namespace) {
        return Result.done();
    }
}
