// Knows the 410, but not the other way in which a server refuses a version: it has not come so far yet.
// killed-by: 4.5 what happened in a gap is not lost
// says: "too large" is the same refusal
// story: https://github.com/kubernetes/kubernetes/issues/107133
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;

public class TooLargeIsAFailure extends StepReflector {
    public TooLargeIsAFailure(Upstream upstream, ReflectorStore<KubeObject> store) {
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
