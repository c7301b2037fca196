// After 410 it watches from the newest version, without a list: objects that were deleted in the gap stay in the store.
// killed-by: 4.5 changes in a gap are not lost
// says: no event will report it
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class WatchesFromNowAfterAGap extends StepReflector {
    private boolean listed;

    public WatchesFromNowAfterAGap(Upstream upstream, ReflectorStore<KubeObject> store) {
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
