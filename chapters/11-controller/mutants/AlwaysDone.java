// Returns done and does nothing.
// killed-by: 11.1 nothing to do: return done, write nothing
// says: without reading both objects
// story: https://github.com/kubernetes-sigs/node-readiness-controller/issues/228
import informers.workqueue.Result;

public class AlwaysDone extends DesiredCopier {
    public AlwaysDone(Copies copies) {
        super(copies);
    }

    @Override
    public Result reconcile(String namespace) {
        return Result.done();
    }
}
