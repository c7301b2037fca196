// Gives up after 403: the rights may be granted later, and then nothing adds the key.
// killed-by: 11.4 a failure: requeue, later each time
// says: A create that fails must be requeued, whatever the failure, here status 403
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class ForbiddenIsFinal extends DesiredCopier {
    public ForbiddenIsFinal(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.code() == 403 ? Result.done() : super.afterFailure(e, namespace);
    }
}
