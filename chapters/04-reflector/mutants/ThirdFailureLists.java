// Lists after three failures in a row, also of a busy server.
// killed-by: 4.2 busy or down: back off, then watch again
// says: not on the calls before
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ThirdFailureLists extends StepReflector {
    public ThirdFailureLists(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    private int failures;

    @Override
    public Decision decide(Outcome outcome) {
        Decision decision = super.decide(outcome);
        failures = decision == Decision.BACKOFF ? failures + 1 : 0;
        return failures > 3 ? Decision.RELIST : decision;
    }
}
