// Counts every add, also of an object that is new.
// killed-by: 8.6 a handler has synced when it has been told
// says: ask news.isInInitialList()
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class EveryAddIsInitial extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> news) {
                if (news instanceof Notification.Add) {
                    initialLeft.incrementAndGet();
                }
                pending.add(news);
            }

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = pending.poll();
                if (news == null) {
                    return false;
                }
                news.deliverTo(handler);
                if (news instanceof Notification.Add) {
                    initialLeft.decrementAndGet();
                }
                return true;
            }
        };
    }
}
