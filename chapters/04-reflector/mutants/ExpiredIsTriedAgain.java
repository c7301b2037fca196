// Watches on from a version that the server has forgotten.
// killed-by: 4.2 anything else: list again
// says: the server would say the same again
// story: https://github.com/kubernetes-client/java/issues/1533
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ExpiredIsTriedAgain extends StepReflector {
    public ExpiredIsTriedAgain(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterCode(int code) {
        return code == 429 || code == 410 ? Decision.BACKOFF : Decision.RELIST;
    }
}
