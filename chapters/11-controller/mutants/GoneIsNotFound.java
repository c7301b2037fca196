// Treats 410 like 404.
// killed-by: 11.4 a failure: requeue, later each time
// says: whatever the failure, here status 410
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class GoneIsNotFound extends DesiredCopier {
    public GoneIsNotFound(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.code() == 410 ? Result.done() : super.afterFailure(e, namespace);
    }
}
