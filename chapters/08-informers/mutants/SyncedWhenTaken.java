// Counts what was taken out of the buffer, not what was told.
// killed-by: 8.6 a handler has synced when it has been told
// says: Told is told when it returns
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class SyncedWhenTaken extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = pending.poll();
                if (news == null) {
                    return false;
                }
                if (news.isInInitialList()) {
                    initialLeft.decrementAndGet();
                }
                news.deliverTo(handler);
                return true;
            }
        };
    }
}
