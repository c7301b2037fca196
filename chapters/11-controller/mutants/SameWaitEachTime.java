// Tries again every millisecond, however long the trouble lasts.
// killed-by: 11.4 a failure: no work is lost, and no server is stormed
// says: later each time
// story: https://github.com/GoogleCloudPlatform/flink-on-k8s-operator/pull/33
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.time.Duration;

public class SameWaitEachTime extends DesiredCopier {
    public SameWaitEachTime(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) {
        return e.isNotFound() ? Result.done() : Result.requeueAfter(Duration.ofMillis(1));
    }
}
