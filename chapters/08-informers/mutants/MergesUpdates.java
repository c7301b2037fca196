// Keeps only the newest update of an object.
// killed-by: 8.2 a buffer between the informer and its handler
// says: it merges none and drops none
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class MergesUpdates extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                if (notification instanceof Notification.Update<KubeObject> update) {
                    pending.removeIf(waiting -> waiting instanceof Notification.Update<KubeObject> earlier
                            && earlier.now().key().equals(update.now().key()));
                }
                super.add(notification);
            }
        };
    }
}
