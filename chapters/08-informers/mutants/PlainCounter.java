// Counts in a plain int, on two threads: of two counts at the same time, one is lost.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: count++ is three steps
// story: https://github.com/kubernetes/kubernetes/issues/60435
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class PlainCounter extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private volatile int left;

            @Override
            public void add(Notification<KubeObject> notification) {
                if (notification.isInInitialList()) {
                    left++;
                }
                pending.add(notification);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.poll();
                if (notification == null) {
                    return false;
                }
                notification.deliverTo(handler);
                if (notification.isInInitialList()) {
                    left--;
                }
                return true;
            }

            @Override
            public boolean hasSynced() {
                return storeSynced && left == 0;
            }
        };
    }
}
