// A late handler is told all that ever happened.
// killed-by: 8.4 a late handler is told of what is there
// says: not what a was before
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class LateOneGetsTheHistory extends PlainFanOut {
    private final List<Notification<KubeObject>> history = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> news) {
        history.add(news);
        super.publish(write, news);
    }

    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        history.forEach(listener::add);
        return listener;
    }
}
