// Looks again after each create, to be sure that it is there: twice the work, and a wait that grows for nothing.
// killed-by: 11.2 what is missing is created
// says: there is no reason to look again
// story: https://github.com/meshery/meshery-operator/issues/588
import informers.workqueue.Result;

public class LooksAgainToBeSure extends DesiredCopier {
    public LooksAgainToBeSure(Copies copies) {
        super(copies);
    }

    @Override
    public Result reconcile(String namespace) throws Exception {
        boolean wasThere = copies.in(namespace).isPresent();
        Result result = super.reconcile(namespace);
        return !wasThere && copies.in(namespace).isPresent() ? Result.requeue() : result;
    }
}
