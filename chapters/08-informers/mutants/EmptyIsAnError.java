// Takes from a buffer that may be empty.
// killed-by: 8.2 a buffer between the informer and its handler
// says: that is no error: return false
// story: https://github.com/kubernetes-client/java/pull/666
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class EmptyIsAnError extends PlainFanOut {
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
