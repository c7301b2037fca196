// Removes a notification from the buffer only after its handler has returned without an exception.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: If a were delivered again, it could throw again, forever
// story: https://github.com/kubernetes/kubernetes/issues/129024
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class RetriesUntilItWorks extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private Notification<KubeObject> failed;

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.peek();
                if (notification == null) {
                    return false;
                }
                try {
                    notification.deliverTo(handler);
                } catch (RuntimeException e) {
                    if (failed == notification) {
                        return false; // so that a test ends
                    }
                    failed = notification;
                    throw e;
                }
                pending.poll();
                if (notification.isInInitialList()) {
                    initialLeft.decrementAndGet();
                }
                return true;
            }
        };
    }
}
