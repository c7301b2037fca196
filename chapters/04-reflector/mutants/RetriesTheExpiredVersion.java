// Watches again from an expired version.
// killed-by: 4.2 everything else: list again
// says: the server sends the same error again
// story: https://github.com/kubernetes-client/java/issues/1533
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class RetriesTheExpiredVersion extends StepReflector {
    public RetriesTheExpiredVersion(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterCode(int code) {
        return code == 429 || code == 410 ? Decision.BACKOFF : Decision.RELIST;
    }
}
