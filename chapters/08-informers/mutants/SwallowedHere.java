// Swallows what a handler throws, and nobody hears of it.
// killed-by: 8.6 a handler has synced when it has been told
// says: must come out of tellNext()
// story: https://github.com/kubernetes-client/java/pull/666
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SwallowedHere extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean tellNext() {
                try {
                    return super.tellNext();
                } catch (RuntimeException e) {
                    return true;
                }
            }
        };
    }
}
