// Keeps one listener per handler: the second join() of a handler returns the first listener.
// killed-by: 8.3 every handler at its own speed
// says: it has two listeners
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#SharedInformer
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public class OneListenerPerHandler extends PlainFanOut {
    private final Map<ResourceEventHandler<KubeObject>, Listener> byHandler = new ConcurrentHashMap<>();

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return byHandler.computeIfAbsent(handler, super::listener);
    }
}
