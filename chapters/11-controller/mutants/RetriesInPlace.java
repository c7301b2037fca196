// Retries within reconcile(): the store is as stale as before, so the result is the same.
// killed-by: 11.4 a conflict: overwrite nothing, requeue
// says: A hot loop
// story: https://github.com/kubernetes/kubernetes/issues/16134
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class RetriesInPlace extends DesiredCopier {
    public RetriesInPlace(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.isConflict() ? reconcile(namespace) : super.afterFailure(e, namespace);
    }
}
