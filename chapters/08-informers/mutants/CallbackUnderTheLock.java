// Holds the lock of publish() while a handler is called.
// killed-by: 8.3 a running handler blocks nobody
// says: the informer waits for the slowest of all handlers
// story: https://github.com/kubernetes/kubernetes/issues/103789
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class CallbackUnderTheLock extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                synchronized (CallbackUnderTheLock.this) {
                    return super.deliverNext();
                }
            }
        };
    }
}
