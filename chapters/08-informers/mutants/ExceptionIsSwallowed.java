// Catches and drops what a handler throws.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: deliverNext() must throw what the handler throws
// story: https://github.com/kubernetes-client/java/pull/666
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class ExceptionIsSwallowed extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                try {
                    return super.deliverNext();
                } catch (RuntimeException e) {
                    return true;
                }
            }
        };
    }
}
