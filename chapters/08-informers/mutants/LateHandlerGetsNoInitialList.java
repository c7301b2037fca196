// Delivers to a late handler only what is published later, without the initial list.
// killed-by: 8.4 a late handler first receives the initial list
// says: expected these as adds, in the initial list
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class LateHandlerGetsNoInitialList extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        return super.join(handler, List::of);
    }
}
