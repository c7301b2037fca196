// Removes the resourceVersion after a conflict and updates again: changes of other clients are lost.
// killed-by: 11.4 a conflict: overwrite nothing, requeue
// says: an overwrite would lose the change of another client
// story: https://github.com/giantswarm/kvm-operator/pull/770
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class ForcesAfterConflict extends DesiredCopier {
    public ForcesAfterConflict(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        if (e.isConflict()) {
            copies.update(Copies.copyOf(copies.source().orElseThrow(), namespace));
            return Result.done();
        }
        return super.afterFailure(e, namespace);
    }
}
