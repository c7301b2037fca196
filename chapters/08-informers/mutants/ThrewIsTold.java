// Counts an event as told that the handler threw on.
// killed-by: 8.6 a handler has synced when it has been told
// says: so it does not know a
// story: https://github.com/kubernetes/kubernetes/issues/129024
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class ThrewIsTold extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                Notification<KubeObject> news = pending.poll();
                if (news == null) {
                    return false;
                }
                try {
                    news.deliverTo(handler);
                } finally {
                    if (news.isInInitialList()) {
                        initialLeft.decrementAndGet();
                    }
                }
                return true;
            }
        };
    }
}
