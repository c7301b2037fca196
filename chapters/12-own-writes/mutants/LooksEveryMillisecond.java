// Looks again each millisecond.
// killed-by: 12.6 not ready: look again soon, and do not block the worker
// says: a hot loop
// story: https://github.com/medik8s/node-healthcheck-operator/pull/245
import informers.workqueue.Result;
import java.time.Duration;

public class LooksEveryMillisecond extends LockedOwnWrites {
    public LooksEveryMillisecond(Settings settings) {
        super(settings);
    }

    @Override
    protected Result late(String namespace) {
        return Result.requeueAfter(Duration.ofMillis(1));
    }
}
