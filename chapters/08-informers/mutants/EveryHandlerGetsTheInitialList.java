// Delivers the initial list to all handlers when one is added.
// killed-by: 8.4 a late handler first receives the initial list
// says: nothing again because another handler was added
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class EveryHandlerGetsTheInitialList extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        for (KubeObject object : content.get()) {
            listeners.forEach(each -> each.add(new Notification.Add<>(object, true)));
        }
        return listener;
    }
}
