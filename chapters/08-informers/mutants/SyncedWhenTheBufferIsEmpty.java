// Takes an empty buffer for a handler that has done its work.
// killed-by: 8.6 a handler has synced when it has been told
// says: still at work on it
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class SyncedWhenTheBufferIsEmpty extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public boolean hasSynced() {
                return storeSynced && pending.isEmpty();
            }
        };
    }
}
