// Updates after AlreadyExists: overwrites the existing object, even if it is not a copy.
// killed-by: 11.4 a conflict: overwrite nothing, requeue
// says: Whether it is a copy, only the next reconcile can see
// story: https://github.com/kelos-dev/kelos/pull/1328
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class AlreadyExistsMeansUpdate extends DesiredCopier {
    public AlreadyExistsMeansUpdate(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) throws Exception {
        if (e.isAlreadyExists()) {
            copies.update(Copies.copyOf(copies.source().orElseThrow(), namespace));
            return Result.done();
        }
        return super.afterFailure(e, namespace);
    }
}
