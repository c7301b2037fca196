// Counts every add, also the add of a new object.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: check notification.isInInitialList()
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class EveryAddIsInitial extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                if (notification instanceof Notification.Add) {
                    initialLeft.incrementAndGet();
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
                if (notification instanceof Notification.Add) {
                    initialLeft.decrementAndGet();
                }
                return true;
            }
        };
    }
}
