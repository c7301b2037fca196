// Tells all handlers of what is there, because one of them is new.
// killed-by: 8.4 a late handler is told of what is there
// says: is told nothing again because somebody else came
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class EverybodyHearsItAgain extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        for (KubeObject object : content.get()) {
            listeners.forEach(each -> each.add(new Notification.Add<>(object, true)));
        }
        return listener;
    }
}
