// Returns null after a request that failed.
// killed-by: 11.4 a failure: requeue, later each time
// says: returned null
// story: https://errorprone.info/bugpattern/ReturnMissingNullable
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class NullAfterAFailure extends DesiredCopier {
    public NullAfterAFailure(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.isNotFound() ? Result.done() : null;
    }
}
