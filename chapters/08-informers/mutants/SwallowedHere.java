// Swallows what a handler throws, and nobody hears of it.
// killed-by: 8.6 a handler has synced when it has been told
// says: must come out of deliverNext()
// story: https://github.com/kubernetes-client/java/pull/666
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SwallowedHere extends PlainFanOut {
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
