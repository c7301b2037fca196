// Treats AlreadyExists as success, although the existing object may have other data.
// killed-by: 11.4 a conflict: overwrite nothing, requeue
// says: does not mean that the existing object is right
// story: https://github.com/metacontroller/metacontroller/pull/376
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class AlreadyExistsIsDone extends DesiredCopier {
    public AlreadyExistsIsDone(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        return e.isAlreadyExists() ? Result.done() : super.afterFailure(e, namespace);
    }
}
