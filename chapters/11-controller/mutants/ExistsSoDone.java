// Takes AlreadyExists for success: what exists may have other data.
// killed-by: 11.4 a conflict: nobody's work is overwritten, and it comes again
// says: does not say that what exists is right
// story: https://github.com/metacontroller/metacontroller/pull/376
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class ExistsSoDone extends DesiredCopier {
    public ExistsSoDone(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.isAlreadyExists() ? Result.done() : super.afterFailure(e, namespace);
    }
}
