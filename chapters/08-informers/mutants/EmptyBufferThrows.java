// Removes from the buffer without checking whether it is empty.
// killed-by: 8.2 a buffer between the informer and its handler
// says: which is not an error: return false
// story: https://github.com/kubernetes-client/java/pull/666
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class EmptyBufferThrows extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                pending.remove().deliverTo(handler);
                return true;
            }
        };
    }
}
