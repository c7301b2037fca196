// Is synced whenever everything so far was delivered, even if the store has not synced.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: the store has not synced
// story: https://github.com/kubernetes/kubernetes/issues/113763
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncedBeforeTheStore extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean hasSynced() {
                return initialLeft.get() == 0;
            }
        };
    }
}
