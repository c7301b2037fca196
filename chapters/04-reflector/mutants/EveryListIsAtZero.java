// Lists at "0" each time: a server that lags behind returns an older state than the store has.
// killed-by: 4.5 changes in a gap are not lost
// says: the list could be older than the store
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;

public class EveryListIsAtZero extends StepReflector {
    public EveryListIsAtZero(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected ObjectList<KubeObject> list() {
        try {
            return upstream.list("0");
        } catch (ApiException e) {
            return upstream.list("");
        }
    }
}
