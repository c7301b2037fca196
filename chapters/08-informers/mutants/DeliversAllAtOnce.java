// Delivers the whole buffer in one call.
// killed-by: 8.2 a buffer between the informer and its handler
// says: it delivered a notification
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class DeliversAllAtOnce extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                while (super.deliverNext()) {
                    // deliver the next one
                }
                return false;
            }
        };
    }
}
