// Treats the 404 of a delete as a failure: it retries forever.
// killed-by: 11.3 without a source copies are deleted, other objects stay
// says: the copy does not exist, which is the desired state
// story: https://github.com/coralogix/coralogix-operator/pull/66
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class NotFoundIsAFailure extends DesiredCopier {
    public NotFoundIsAFailure(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) {
        throw e;
    }
}
