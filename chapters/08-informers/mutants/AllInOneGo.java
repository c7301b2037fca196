// Empties the whole buffer in one call.
// killed-by: 8.2 a buffer between the informer and its handler
// says: There was something to tell
// story: https://github.com/kubernetes/kubernetes/pull/27078
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class AllInOneGo extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                while (super.deliverNext()) {
                    // the next
                }
                return false;
            }
        };
    }
}
