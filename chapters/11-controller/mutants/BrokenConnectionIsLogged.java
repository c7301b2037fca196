// Swallows exceptions that are not an answer of the server.
// killed-by: 11.4 a failure: requeue, later each time
// says: here a broken connection
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.workqueue.Result;
import java.io.UncheckedIOException;

public class BrokenConnectionIsLogged extends DesiredCopier {
    public BrokenConnectionIsLogged(Copies copies) {
        super(copies);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        try {
            return super.reconcile(namespace);
        } catch (UncheckedIOException e) {
            return Result.done();
        }
    }
}
