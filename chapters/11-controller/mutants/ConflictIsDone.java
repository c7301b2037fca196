// Returns done after a conflict: nothing requeues the key.
// killed-by: 11.4 a conflict: overwrite nothing, requeue
// says: the key must have been requeued
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class ConflictIsDone extends DesiredCopier {
    public ConflictIsDone(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.isConflict() ? Result.done() : super.afterFailure(e, namespace);
    }
}
