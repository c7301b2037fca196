// Keeps one handler only: the next one replaces it.
// killed-by: 8.3 every handler at its own speed
// says: The fast handler has received everything
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
