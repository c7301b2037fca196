// An ERROR is an event too, it thinks, and takes the version from it: there is none.
// killed-by: 4.5 what happened in a gap is not lost
// says: an ERROR brings none
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class VersionOfTheError extends StepReflector {
    public VersionOfTheError(Upstream upstream, ReflectorStore<KubeObject> store) {
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
