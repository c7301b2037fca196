// Ignores every failure of a delete.
// killed-by: 11.4 a failure: requeue, later each time
// says: only 404 means done
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class DeleteNeverFails extends DesiredCopier {
    public DeleteNeverFails(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return copies.source().isEmpty() ? Result.done() : super.afterFailure(e, namespace);
    }
}
