// Takes null out of an empty buffer and delivers it.
// killed-by: 8.3 every handler at its own speed
// says: That is task 8.2
// story: https://github.com/kubernetes-client/java/issues/2548
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class NullOutOfTheBuffer extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean deliverNext() {
                pending.poll().deliverTo(handler);
                return true;
            }
        };
    }
}
