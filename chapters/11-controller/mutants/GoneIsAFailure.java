// What is gone already cannot be deleted: it tries for ever.
// killed-by: 11.3 without a source, the copies go; what is not a copy stays
// says: what was to be gone is gone
// story: https://github.com/coralogix/coralogix-operator/pull/66
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class GoneIsAFailure extends DesiredCopier {
    public GoneIsAFailure(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) {
        throw e;
    }
}
