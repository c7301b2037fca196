// Says done after a conflict, and hopes that somebody will call.
// killed-by: 11.4 a conflict: nobody's work is overwritten, and it comes again
// says: the key had to come again
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
