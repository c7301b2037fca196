// Compares two Integers with ==, which is right up to 127.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: not earlier and not never
// story: https://errorprone.info/bugpattern/BoxedPrimitiveEquality
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class BoxedCounters extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private Integer initial = 0;
            private Integer delivered = 0;

            @Override
            public synchronized void add(Notification<KubeObject> notification) {
                initial += notification.isInInitialList() ? 1 : 0;
                pending.add(notification);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.poll();
                if (notification == null) {
                    return false;
                }
                notification.deliverTo(handler);
                synchronized (this) {
                    delivered += notification.isInInitialList() ? 1 : 0;
                }
                return true;
            }

            @Override
            public synchronized boolean hasSynced() {
                return storeSynced && initial == delivered;
            }
        };
    }
}
