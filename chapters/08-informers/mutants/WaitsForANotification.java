// Waits in deliverNext() until the buffer has a notification.
// killed-by: 8.2 a buffer between the informer and its handler
// says: It must not wait for a notification
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.concurrent.LinkedBlockingQueue;

public class WaitsForANotification extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final LinkedBlockingQueue<Notification<KubeObject>> waiting = new LinkedBlockingQueue<>();

            @Override
            public void add(Notification<KubeObject> notification) {
                waiting.add(notification);
            }

            @Override
            public boolean deliverNext() {
                try {
                    waiting.take().deliverTo(handler);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                return true;
            }

            @Override
            public int backlog() {
                return waiting.size();
            }
        };
    }
}
