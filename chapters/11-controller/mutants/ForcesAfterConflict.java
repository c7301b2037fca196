// Takes the version away when the server says no: whatever others wrote is lost.
// killed-by: 11.4 a conflict: nobody's work is overwritten, and it comes again
// says: to overwrite would lose what somebody else wrote
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
