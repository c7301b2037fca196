// A late handler hears of what comes, not of what is there.
// killed-by: 8.4 a late handler is told of what is there
// says: told as adds, in the initial list
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class LateOneStartsEmpty extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        return super.join(handler, List::of);
    }
}
