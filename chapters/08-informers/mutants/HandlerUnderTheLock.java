// Holds the lock of all while a handler is called.
// killed-by: 8.3 a handler at work holds up nobody
// says: makes the informer wait for the slowest handler of all
// story: https://github.com/kubernetes/kubernetes/issues/103789
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class HandlerUnderTheLock extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                synchronized (HandlerUnderTheLock.this) {
                    return super.deliverNext();
                }
            }
        };
    }
}
