// Counts up for adds of the initial list only, but counts down for every notification.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: do not count down for a notification for which you did not count up
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class CountsDownForAll extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> notification = pending.poll();
                if (notification == null) {
                    return false;
                }
                notification.deliverTo(handler);
                initialLeft.decrementAndGet();
                return true;
            }
        };
    }
}
