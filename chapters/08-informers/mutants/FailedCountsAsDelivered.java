// Counts a notification as delivered although the handler threw.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: so it did not process a
// story: https://github.com/kubernetes/kubernetes/issues/129024
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class FailedCountsAsDelivered extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.poll();
                if (notification == null) {
                    return false;
                }
                try {
                    notification.deliverTo(handler);
                } finally {
                    if (notification.isInInitialList()) {
                        initialLeft.decrementAndGet();
                    }
                }
                return true;
            }
        };
    }
}
