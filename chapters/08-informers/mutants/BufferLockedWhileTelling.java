// Holds the lock of its buffer while the handler is called, so nobody can put anything in.
// killed-by: 8.3 a handler at work holds up nobody
// says: publish() returns while a handler is at work
// story: https://github.com/kubernetes/kubernetes/issues/103789
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class BufferLockedWhileTelling extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public synchronized void add(Notification<KubeObject> news) {
                super.add(news);
            }

            @Override
            public synchronized boolean deliverNext() {
                return super.deliverNext();
            }
        };
    }
}
