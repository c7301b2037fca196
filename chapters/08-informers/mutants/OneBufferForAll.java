// All handlers share one buffer: a notification goes only to the handler that takes it first.
// killed-by: 8.3 every handler at its own speed
// says: a notification is for all handlers, not only for one
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class OneBufferForAll extends PlainFanOut {
    private final java.util.Queue<Notification<KubeObject>> shared = new java.util.concurrent.ConcurrentLinkedQueue<>();

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        shared.add(notification);
    }

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = shared.poll();
                if (notification != null) {
                    notification.deliverTo(handler);
                }
                return notification != null;
            }

            @Override
            public int backlog() {
                return shared.size();
            }
        };
    }
}
