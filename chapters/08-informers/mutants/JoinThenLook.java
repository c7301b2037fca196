// Joins first, so as to miss nothing, and then looks into the store.
// killed-by: 8.5 a late handler misses nothing
// says: or told out of order
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class JoinThenLook extends PlainFanOut {
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        content.get().forEach(object -> listener.add(new Notification.Add<>(object, true)));
        return listener;
    }
}
