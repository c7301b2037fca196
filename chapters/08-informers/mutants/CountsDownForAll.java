// Counts up for the initial list, and down for whatever was told.
// killed-by: 8.6 a handler has synced when it has been told
// says: do not count down for what you did not count up for
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
                Notification<KubeObject> news = pending.poll();
                if (news == null) {
                    return false;
                }
                news.deliverTo(handler);
                initialLeft.decrementAndGet();
                return true;
            }
        };
    }
}
