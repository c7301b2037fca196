// Remembers one handler; whoever comes next takes its place.
// killed-by: 8.3 every handler, each in its own time
// says: told everything
// story: https://github.com/kubernetes/kubernetes/pull/23575
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.List;
import java.util.function.Supplier;

public class OnlyTheLastHandler extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        listeners.clear();
        return super.join(handler, content);
    }
}
