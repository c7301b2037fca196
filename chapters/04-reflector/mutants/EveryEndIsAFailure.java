// Treats the normal end of a watch as a failure: lists again each time.
// killed-by: 4.1 a stream that ended: watch again
// says: That is not a failure
// story: https://github.com/kubernetes-client/java/pull/662
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class EveryEndIsAFailure extends StepReflector {
    public EveryEndIsAFailure(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        return Decision.RELIST;
    }
}
