// Takes a handler that comes after the sync for one that has synced.
// killed-by: 8.6 a handler has synced when it has been told
// says: It still has to be told of a and b
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class LateOnesHaveSynced extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            private final boolean came = storeSynced;

            @Override
            public boolean hasSynced() {
                return came || super.hasSynced();
            }
        };
    }
}
