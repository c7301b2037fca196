// Treats 503 like 429: watches again from the same version.
// killed-by: 4.2 everything else: list again
// says: the watch cannot resume
// story: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class AnyServerErrorIsBusy extends StepReflector {
    public AnyServerErrorIsBusy(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterCode(int code) {
        return code == 503 ? Decision.BACKOFF : super.afterCode(code);
    }
}
