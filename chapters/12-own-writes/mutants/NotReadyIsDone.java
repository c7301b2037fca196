// Returns done if the cache is not ready: an event will come. None comes if the object is gone by then.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: none adds the key
// story: https://github.com/red-hat-storage/ocs-operator/pull/2437
import informers.workqueue.Result;

public class NotReadyIsDone extends LockedOwnWrites {
    public NotReadyIsDone(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) {
        return Result.done();
    }
}
