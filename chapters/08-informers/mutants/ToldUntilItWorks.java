// Takes an event out of the buffer only when its handler has returned.
// killed-by: 8.6 a handler has synced when it has been told
// says: Told again it would throw again, for ever
// story: https://github.com/kubernetes/kubernetes/issues/129024
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class ToldUntilItWorks extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private Notification<KubeObject> told;

            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = pending.peek();
                if (news == null) {
                    return false;
                }
                try {
                    news.deliverTo(handler);
                } catch (RuntimeException e) {
                    if (told == news) {
                        return false; // so that a test ends
                    }
                    told = news;
                    throw e;
                }
                pending.poll();
                if (news.isInInitialList()) {
                    initialLeft.decrementAndGet();
                }
                return true;
            }
        };
    }
}
