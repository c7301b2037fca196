// Every list asks for "0": from a server that lags behind, it goes back in time.
// killed-by: 4.5 what happened in a gap is not lost
// says: time could run backwards
// story: https://github.com/kubernetes/kubernetes/issues/59848
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;

public class BackToZero extends StepReflector {
    public BackToZero(Upstream upstream, ReflectorStore<KubeObject> store) {
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
