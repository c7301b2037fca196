// Takes the version from an ERROR event, which has none.
// killed-by: 4.5 changes in a gap are not lost
// says: an ERROR has no version
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ErrorClearsTheVersion extends StepReflector {
    public ErrorClearsTheVersion(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        if (outcome instanceof Outcome.InStreamError) {
            version = "";
        }
        return outcome;
    }
}
