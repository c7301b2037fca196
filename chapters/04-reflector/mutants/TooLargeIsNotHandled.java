// Handles 410, but not the other refusal of a version: "too large", from a server that has not reached it yet.
// killed-by: 4.5 changes in a gap are not lost
// says: Treat "too large" like 410
// story: https://github.com/kubernetes/kubernetes/issues/107133
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;

public class TooLargeIsNotHandled extends StepReflector {
    public TooLargeIsNotHandled(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected ObjectList<KubeObject> list() {
        try {
            return upstream.list(version.isEmpty() ? "0" : version);
        } catch (ApiException e) {
            if (e.isExpired()) {
                return upstream.list("");
            }
            throw e;
        }
    }
}
