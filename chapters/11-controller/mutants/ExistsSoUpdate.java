// Answers AlreadyExists with an update: whatever is there is overwritten, whoever made it.
// killed-by: 11.4 a conflict: nobody's work is overwritten, and it comes again
// says: Whose it is, only the next look will tell
// story: https://github.com/kelos-dev/kelos/pull/1328
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class ExistsSoUpdate extends DesiredCopier {
    public ExistsSoUpdate(Copies copies) {
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
