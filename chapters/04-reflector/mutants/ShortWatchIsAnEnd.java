// A watch that is over at once, with nothing in it, is watched again, for ever.
// killed-by: 4.2 anything else: list again
// says: Watching on would go round in circles
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ShortWatchIsAnEnd extends StepReflector {
    public ShortWatchIsAnEnd(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        return Decision.REWATCH;
    }
}
