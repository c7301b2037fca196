// Retries every millisecond, however long the server fails.
// killed-by: 11.4 a failure: requeue, later each time
// says: each attempt must come later than the one before
// story: https://github.com/GoogleCloudPlatform/flink-on-k8s-operator/pull/33
import informers.client.rest.ApiException;
import informers.workqueue.Result;
import java.time.Duration;

public class SameDelayEachTime extends DesiredCopier {
    public SameDelayEachTime(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) {
        return e.isNotFound() ? Result.done() : Result.requeueAfter(Duration.ofMillis(1));
    }
}
