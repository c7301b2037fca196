// Rounds the time to seconds: 999 ms are one.
// killed-by: 4.2 everything else: list again
// says: ended within a second
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class RoundsToSeconds extends StepReflector {
    public RoundsToSeconds(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterEnd(Outcome.Ended ended) {
        long seconds = Math.round(ended.lived().toNanos() / 1e9);
        return ended.events() > 0 || seconds >= 1 ? Decision.REWATCH : Decision.RELIST;
    }
}
