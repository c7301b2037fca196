// Requeues after each successful create: twice the work, and a delay that grows without a failure.
// killed-by: 11.2 a missing copy is created
// says: there is no reason to requeue
// story: https://github.com/meshery/meshery-operator/issues/588
import informers.workqueue.Result;

public class RequeuesAfterSuccess extends DesiredCopier {
    public RequeuesAfterSuccess(Copies copies) {
        super(copies);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        boolean wasThere = copies.in(namespace).isPresent();
        Result result = super.reconcile(namespace);
        return !wasThere && copies.in(namespace).isPresent() ? Result.requeue() : result;
    }
}
