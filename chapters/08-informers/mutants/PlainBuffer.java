// Uses an ArrayDeque as the buffer, on two threads, without a lock.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: the same ArrayDeque
// story: https://github.com/kubernetes/kubernetes/issues/60435
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.ArrayDeque;
import java.util.Queue;

public class PlainBuffer extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final Queue<Notification<KubeObject>> buffer = new ArrayDeque<>();

            @Override
            public void add(Notification<KubeObject> notification) {
                if (notification.isInInitialList()) {
                    initialLeft.incrementAndGet();
                }
                buffer.add(notification);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = buffer.poll();
                if (notification == null) {
                    return false;
                }
                notification.deliverTo(handler);
                if (notification.isInInitialList()) {
                    initialLeft.decrementAndGet();
                }
                return true;
            }

            @Override
            public int backlog() {
                return buffer.size();
            }
        };
    }
}
