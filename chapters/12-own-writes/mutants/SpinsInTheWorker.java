// Reads the cache in a loop until it has the object.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: it waits for the cache
// story: https://github.com/migtools/mig-controller/issues/1035
import informers.workqueue.Result;

public class SpinsInTheWorker extends LockedOwnWrites {
    public SpinsInTheWorker(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) throws Exception {
        while (settings.in(namespace).isEmpty()) {
            Thread.onSpinWait();
        }
        return Result.done();
    }
}
