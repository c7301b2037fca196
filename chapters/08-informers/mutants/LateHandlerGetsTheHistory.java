// Delivers every earlier notification to a late handler.
// killed-by: 8.4 a late handler first receives the initial list
// says: without earlier states of a
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class LateHandlerGetsTheHistory extends PlainFanOut {
    private final List<Notification<KubeObject>> history = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        history.add(notification);
        super.publish(write, notification);
    }

    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        history.forEach(listener::add);
        return listener;
    }
}
