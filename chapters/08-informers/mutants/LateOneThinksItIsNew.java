// Does not say that these were there already.
// killed-by: 8.4 a late handler is told of what is there
// says: told as adds, in the initial list
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class LateOneThinksItIsNew extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        content.get().forEach(object -> listener.add(new Notification.Add<>(object, false)));
        return listener;
    }
}
