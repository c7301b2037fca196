// The buffer has room for 1,000 notifications and drops the oldest.
// killed-by: 8.2 a buffer between the informer and its handler
// says: a notification that is dropped is a change
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class BufferDropsTheOldest extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                super.add(notification);
                if (pending.size() > 1000) {
                    pending.poll();
                }
            }
        };
    }
}
