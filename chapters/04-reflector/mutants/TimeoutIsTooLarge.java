// Treats each 504 as "too large": lists again at once, from a server that has just failed.
// killed-by: 4.5 only close ends run
// says: does not say "too large"
// story: https://github.com/kubernetes/kubernetes/issues/107133
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;

public class TimeoutIsTooLarge extends StepReflector {
    public TimeoutIsTooLarge(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected ObjectList<KubeObject> list() {
        try {
            return super.list();
        } catch (ApiException e) {
            if (e.code() == 504) {
                return upstream.list("");
            }
            throw e;
        }
    }
}
