// Keeps only the newest notification in the buffer.
// killed-by: 8.2 a buffer between the informer and its handler
// says: Three notifications are in the buffer
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class OnlyTheLastState extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                pending.clear();
                super.add(notification);
            }
        };
    }
}
