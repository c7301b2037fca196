// Removes an add from the buffer when the delete of the object comes.
// killed-by: 8.2 a buffer between the informer and its handler
// says: Three notifications are in the buffer
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class AddAndDeleteCancel extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                boolean cancelled = notification instanceof Notification.Delete<KubeObject> delete
                        && pending.removeIf(waiting -> waiting instanceof Notification.Add<KubeObject> added
                                && added.object().key().equals(delete.gone().key()));
                if (!cancelled) {
                    super.add(notification);
                }
            }
        };
    }
}
