// Treats every 4xx status of a delete as "does not exist".
// killed-by: 11.4 a failure: requeue, later each time
// says: only 404 means done, and here it was status 4
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class RefusedDeleteIsDone extends DesiredCopier {
    public RefusedDeleteIsDone(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        boolean delete = copies.source().isEmpty();
        return delete && e.code() >= 400 && e.code() < 500 ? Result.done() : super.afterFailure(e, namespace);
    }
}
