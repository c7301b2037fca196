// Adds no notification that is equal to one in the buffer.
// killed-by: 8.2 a buffer between the informer and its handler
// says: it merges none and drops none
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class DropsEqualNotifications extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                if (!pending.contains(notification)) {
                    super.add(notification);
                }
            }
        };
    }
}
