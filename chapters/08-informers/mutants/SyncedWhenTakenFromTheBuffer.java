// Counts a notification when it is taken out of the buffer, not when the callback has returned.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: A notification is delivered when the callback has returned
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class SyncedWhenTakenFromTheBuffer extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.poll();
                if (notification == null) {
                    return false;
                }
                if (notification.isInInitialList()) {
                    initialLeft.decrementAndGet();
                }
                notification.deliverTo(handler);
                return true;
            }
        };
    }
}
