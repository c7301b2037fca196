// Tries again at once, within reconcile(): the store is as old as before, and so is the answer.
// killed-by: 11.4 a conflict: nobody's work is overwritten, and it comes again
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
