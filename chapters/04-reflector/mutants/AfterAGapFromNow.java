// After 410 it watches from "now", without a list: what went in the gap stays in the store for ever.
// killed-by: 4.5 what happened in a gap is not lost
// says: no event will ever tell of it
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class AfterAGapFromNow extends StepReflector {
    private boolean listed;

    public AfterAGapFromNow(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected boolean tryToList() {
        if (listed) {
            version = "";
            return true;
        }
        listed = super.tryToList();
        return listed;
    }
}
