// Treats a handler that is added after the store has synced as synced.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: It still has to receive a and b
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class LateHandlersHaveSynced extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final boolean addedLate = storeSynced;

            @Override
            public boolean hasSynced() {
                return addedLate || super.hasSynced();
            }
        };
    }
}
