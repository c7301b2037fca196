// Puts the initial list into the buffer only at the first deliverNext().
// killed-by: 8.4 a late handler first receives the initial list
// says: already in the buffer
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

public class InitialListOnFirstDelivery extends PlainFanOut {
    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        List<KubeObject> initial = content.get();
        Listener listener = new PlainListener(handler) {
            private boolean begun;

            @Override
            public boolean deliverNext() {
                if (!begun) {
                    begun = true;
                    List<Notification<KubeObject>> later = new ArrayList<>(pending);
                    pending.clear();
                    initial.forEach(object -> add(new Notification.Add<>(object, true)));
                    pending.addAll(later);
                }
                return super.deliverNext();
            }
        };
        listeners.add(listener);
        return listener;
    }
}
