// Treats each connection that failed like one that was refused.
// killed-by: 4.2 everything else: list again
// says: the connection was not refused
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.client.rest.UnreachableException;
import informers.queue.ReflectorStore;

public class UnreachableIsDown extends StepReflector {
    public UnreachableIsDown(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    public Decision decide(Outcome outcome) {
        boolean down = outcome instanceof Outcome.NotOpened failed && failed.error() instanceof UnreachableException;
        return down ? Decision.BACKOFF : super.decide(outcome);
    }
}
