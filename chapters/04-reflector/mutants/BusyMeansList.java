// Lists at 429: the server that asked for a rest gets the heaviest request there is.
// killed-by: 4.2 busy or down: wait, then watch on
// says: one more burden
// story: https://github.com/kubernetes/kubernetes/pull/100878
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class BusyMeansList extends StepReflector {
    public BusyMeansList(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterCode(int code) {
        return Decision.RELIST;
    }
}
