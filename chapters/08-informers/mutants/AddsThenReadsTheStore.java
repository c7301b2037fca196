// Adds the listener first, to miss nothing, and then reads the store without a lock.
// killed-by: 8.5 a late handler misses nothing
// says: or delivered out of order
// story: https://github.com/kubernetes/kubernetes/pull/28379
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.List;
import java.util.function.Supplier;

public class AddsThenReadsTheStore extends PlainFanOut {
    @Override
    public Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        Listener listener = super.join(handler, List::of);
        content.get().forEach(object -> listener.add(new Notification.Add<>(object, true)));
        return listener;
    }
}
