// Does not mark the adds for a late handler as part of the initial list.
// killed-by: 8.4 a late handler first receives the initial list
// says: expected these as adds, in the initial list
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class LateHandlerGetsOrdinaryAdds extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        content.get().forEach(object -> listener.add(new Notification.Add<>(object, false)));
        return listener;
    }
}
