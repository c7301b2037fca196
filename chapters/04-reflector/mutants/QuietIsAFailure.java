// Takes a watch in which nothing happened for one that failed.
// killed-by: 4.2 anything else: list again
// says: a quiet resource
// story: https://github.com/kubernetes-client/java/issues/912
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class QuietIsAFailure extends StepReflector {
    public QuietIsAFailure(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        return ended.events() > 0 ? Decision.REWATCH : Decision.RELIST;
    }
}
