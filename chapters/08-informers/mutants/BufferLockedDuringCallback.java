// Holds the lock of its buffer while the handler is called, so nothing can be added to the buffer.
// killed-by: 8.3 a running handler blocks nobody
// says: publish() to return while a handler runs
// story: https://github.com/kubernetes/kubernetes/issues/103789
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;

public class BufferLockedDuringCallback extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public synchronized void add(Notification<KubeObject> notification) {
                super.add(notification);
            }

            @Override
            public synchronized boolean deliverNext() {
                return super.deliverNext();
            }
        };
    }
}
