// Is synced when the buffer is empty, although the handler may still run.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: the handler still processes it
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
