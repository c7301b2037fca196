// Lists after 429: sends the most expensive request to a server that is overloaded.
// killed-by: 4.2 busy or down: back off, then watch again
// says: would add to the load
// story: https://github.com/kubernetes/kubernetes/pull/100878
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class ListsWhenBusy extends StepReflector {
    public ListsWhenBusy(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Decision afterCode(int code) {
        return Decision.RELIST;
    }
}
