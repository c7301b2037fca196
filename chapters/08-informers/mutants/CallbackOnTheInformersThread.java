// Calls the handler directly, on the informer's thread.
// killed-by: 8.2 a buffer between the informer and its handler
// says: It must not call handlers
// story: https://github.com/kubernetes/kubernetes/issues/103789
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class CallbackOnTheInformersThread extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                notification.deliverTo(handler);
            }
        };
    }
}
