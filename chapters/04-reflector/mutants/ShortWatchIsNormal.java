// Watches again after a watch that ended at once without an event, forever.
// killed-by: 4.2 everything else: list again
// says: would never end
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ShortWatchIsNormal extends StepReflector {
    public ShortWatchIsNormal(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        return Decision.REWATCH;
    }
}
