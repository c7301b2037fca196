// Treats a watch without events as a failure, however long it lasted.
// killed-by: 4.2 everything else: list again
// says: no object changed, which is not a failure
// story: https://github.com/kubernetes-client/java/issues/912
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class QuietWatchIsAFailure extends StepReflector {
    public QuietWatchIsAFailure(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        return ended.events() > 0 ? Decision.REWATCH : Decision.RELIST;
    }
}
