// Logs the failure and returns done: the work is lost.
// killed-by: 11.4 a failure: requeue, later each time
// says: the work is lost
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.client.rest.ApiException;
import informers.workqueue.Result;

public class FailureIsLogged extends DesiredCopier {
    public FailureIsLogged(Copies copies) {
        super(copies);
    }

    @Override
    protected Result afterFailure(ApiException e, String namespace) {
        System.getLogger("copies").log(System.Logger.Level.DEBUG, "cannot copy into " + namespace, e);
        return Result.done();
    }
}
