// Is synced as soon as the store has synced.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: b is still in this handler
// story: https://github.com/kubernetes/kubernetes/issues/113763
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncedWithTheStore extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean hasSynced() {
                return storeSynced;
            }
        };
    }
}
